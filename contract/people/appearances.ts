/** The people of the registry, and their appearances on visits and in books. */
import * as z from 'zod/mini'
import { partialDate } from '../values/dates'
import { line, slug, uuid } from '../values/values'

/** A person. `name` is the most frequent one; it is absent if only the office is known. */
export const knownPerson = z.strictObject({
  id: slug,
  name: z.optional(line()),
  otherNames: z.array(line()),
})
export type KnownPerson = z.output<typeof knownPerson>

/** Name and office are those of the day. */
const common = { name: z.optional(line()), office: z.optional(line()) }

export const visitAppearance = z.strictObject({
  as: z.enum(['guest', 'host']),
  /** In the office's time zone. */
  on: partialDate,
  ...common,
  visitId: uuid,
})
export const entryAppearance = z.strictObject({
  as: z.enum(['signer', 'host']),
  /** Absent if the entry is undated. */
  on: z.optional(partialDate),
  ...common,
  book: slug,
  number: z.int(),
})

/** One appearance of a person: on a visit, or in a book. */
export const appearance = z.xor([visitAppearance, entryAppearance])
export type Appearance = z.output<typeof appearance>
