/**
 * Warnings: what is possible but looks wrong is recorded, and the answer of the write says so. They stand beside the
 * thing's own fields and are no part of it; a repeated request has the same ones. What each code means is in
 * `warning-meanings.ts`.
 */
import * as z from 'zod/mini'
import { visibility } from './things'
import { partialDate, slug, uuid } from './values'

/** `pointer` is a JSON pointer (RFC 6901) into the thing that is answered. */
const of = <const Code extends string, More extends Record<string, z.ZodMiniType>>(code: Code, more: More) =>
  z.strictObject({ code: z.literal(code), message: z.string(), ...more })

const pointer = z.string()

/** An entry by its book and its number in it. */
const entry = { book: slug, number: z.int() }

export const signedBefore = of('signed-before', {
  personId: slug,
  entries: z.array(z.strictObject({ ...entry, signedOn: partialDate })),
})
export const signedLongAgo = of('signed-long-ago', { pointer })
export const farFromVisit = of('far-from-visit', { pointer, visitId: uuid })
export const widerThanVisit = of('wider-than-visit', { pointer, visitId: uuid })
export const narrowerThanEntry = of('narrower-than-entry', {
  pointer,
  entries: z.array(z.strictObject({ ...entry, visibility })),
})
export const visitHasEntries = of('visit-has-entries', {
  pointer,
  entries: z.array(z.strictObject(entry)),
})
export const programmeOutsideVisit = of('programme-outside-visit', { pointer })
export const skippedHour = of('skipped-hour', { pointer })
export const venueTaken = of('venue-taken', { pointer, visitId: uuid })
export const dateAhead = of('date-ahead', { pointer })

export const WARNINGS = [
  signedBefore,
  signedLongAgo,
  farFromVisit,
  widerThanVisit,
  narrowerThanEntry,
  visitHasEntries,
  programmeOutsideVisit,
  skippedHour,
  venueTaken,
  dateAhead,
] as const

export const warning = z.discriminatedUnion('code', WARNINGS)
export type Warning = z.output<typeof warning>
export type WarningCode = Warning['code']

/** A thing as a write answers it: with what the office should know. */
export const withWarnings = <Shape extends Record<string, z.ZodMiniType>>(thing: z.ZodMiniObject<Shape>) =>
  z.extend(thing, { warnings: z.optional(z.array(warning)) })
