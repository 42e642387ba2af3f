/** The warning of people on visits and entries. */
import * as z from 'zod/mini'
import { line, slug } from '../values/values'
import { pointer, warningOf } from '../warning'

const otherPerson = z.strictObject({ personId: slug, name: line() })

export const perhapsTheSame = warningOf('perhaps-the-same', {
  pointer,
  personId: slug,
  others: z.array(otherPerson),
})

export type PerhapsTheSame = z.output<typeof perhapsTheSame>
