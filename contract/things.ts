/** The fields that every thing has, and the merge patch of a thing. */
import * as z from 'zod/mini'
import { LAST_SEQUENCE } from './limits'
import { instant } from './values/dates'
import { line, numeral } from './values/values'

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

/** The check of a merge patch, which the documents state as `minProperties`. */
export const changesOneField = z.refine<object>(
  (patch) => Object.keys(patch).length > 0,
  'must change one field at least',
)

type Shape = Readonly<Record<string, z.ZodMiniType>>

const FIELDS_OF_PATCHES = new WeakMap<z.ZodMiniType, Shape>()

/** The fields that a merge patch changes, as the thing has them; undefined for a schema of another kind. */
export const fieldsOfPatch = (schema: z.ZodMiniType): Shape | undefined => FIELDS_OF_PATCHES.get(schema)

function patchSchemaOf(shape: Shape, fixed: readonly string[], beside: Shape) {
  const fields = Object.entries(shape).filter(([field]) => !fixed.includes(field))
  const patch = z
    .strictObject({ ...Object.fromEntries(fields.map(([field]) => [field, anything])), ...beside })
    .check(changesOneField)
  FIELDS_OF_PATCHES.set(patch, { ...Object.fromEntries(fields), ...beside })
  return patch
}

/**
 * A JSON merge patch (RFC 7396) of a thing: unknown fields are refused by name here, what the fields hold is
 * checked when the patch has been merged, so `null` can remove a part of a field as well as the whole. The documents
 * describe what the fields may hold.
 */
export const mergePatchOf = (shape: Shape, fixed: readonly string[] = []) => patchSchemaOf(shape, fixed, {})

interface PatchWithReason {
  readonly [field: string]: unknown
  readonly reason?: string | undefined
}

/** A merge patch that may say why, beside the fields of the thing. */
export const patchWithReasonOf = (shape: Shape, fixed: readonly string[]) =>
  patchSchemaOf(shape, fixed, { reason: z.optional(reason) }) as z.ZodMiniType<
    PatchWithReason,
    PatchWithReason
  >

export const correctionOf = (patch: ReturnType<typeof mergePatchOf>) => z.strictObject({ patch, reason })
