/** Changes: every write records one. They are the history of a thing, and the events on the bus. */
import * as z from 'zod/mini'
import type { ChangeType } from './events'
import { reason } from './things'
import { instant, type Instant } from './values/dates'
import { line, uuid } from './values/values'

/**
 * A change. `subject` is the thing's path below `/v1`, `sequence` counts its changes from 1, `data` is the
 * whole thing after the change, and `changed` lists the JSON pointers (RFC 6901) of the differences; for a new thing it
 * is `[""]`, the whole.
 */
export const changeOf = <const Types extends readonly ChangeType[], Data extends z.ZodMiniType>(
  types: Types,
  data: Data,
) =>
  z.strictObject({
    id: uuid,
    type: z.enum(types),
    time: instant,
    subject: z.string(),
    sequence: z.int().check(z.minimum(1)),
    /** Absent below `internal`, like `actorName` and `reason`. */
    actor: z.optional(line()),
    /** The name of the person; absent when a service made the change. */
    actorName: z.optional(line()),
    reason: z.optional(reason),
    data,
    changed: z.array(z.string()),
  })

/** A stored change, of any kind of thing. */
export interface Change<Data = unknown> {
  readonly id: string
  readonly type: ChangeType
  readonly time: Instant
  readonly subject: string
  readonly sequence: number
  readonly actor?: string | undefined
  readonly actorName?: string | undefined
  readonly reason?: string | undefined
  readonly data: Data
  readonly changed: readonly string[]
}
