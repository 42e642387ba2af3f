/** The fields that every thing has, and the merge patch of a thing. */
import * as z from 'zod/mini'
import { LAST_SEQUENCE } from './limits'
import { instant, line, numeral } from './values/values'

/**
 * Stamped by the registry on each thing: `version` is the `sequence` of its last change. `createdBy` and `updatedBy` are
 * absent for readers below `internal`.
 */
export const stamps = {
  version: z.int().check(z.minimum(1)),
  createdAt: instant,
  updatedAt: instant,
  createdBy: z.optional(line()),
  updatedBy: z.optional(line()),
}

/** The query of a thing: `at` answers the thing as its change of this sequence left it. */
export const versionQuery = z.strictObject({ at: z.optional(numeral(1, LAST_SEQUENCE)) })

/** `public` may be published, `press` may be given to the press, `internal` is for the office only. */
export const visibility = z.enum(['internal', 'press', 'public'])

/** The highest visibility that a reader may see: `internal` sees everything. */
export type Clearance = z.output<typeof visibility>

/** `live` is recorded as it happens; `archive` is taken from older records, which may be incomplete. */
export const origin = z.enum(['live', 'archive'])

/** `incoming`: guests visit the city; `outgoing`: the city visits somebody else. */
export const direction = z.enum(['incoming', 'outgoing'])

/** The reason for a change of status. */
export const reason = line(1000)

const anything = z.optional(z.unknown())

/**
 * A JSON merge patch (RFC 7396) of a thing: unknown fields are refused by name here, what the fields hold is
 * checked when the patch has been merged, so `null` can remove a part of a field as well as the whole.
 */
export const mergePatchOf = <Shape extends Record<string, z.ZodMiniType>>(
  schema: z.ZodMiniObject<Shape>,
  fixed: readonly (keyof Shape)[] = [],
) =>
  z
    .strictObject(
      Object.fromEntries(
        Object.keys(schema.shape)
          .filter((field) => !fixed.includes(field))
          .map((field) => [field, anything]),
      ),
    )
    .check(z.refine((patch) => Object.keys(patch).length > 0, 'must change one field at least'))

export const correctionOf = (patch: ReturnType<typeof mergePatchOf>) => z.strictObject({ patch, reason })
