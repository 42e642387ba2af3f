/** Changes: what is recorded with every write, read as a thing's history and announced on the bus. */
import * as z from 'zod/mini'
import { book, entry } from './books'
import { partnership } from './partnerships'
import { visit } from './visits'
import { reason } from './things'
import { instant, line, uuid } from './values'

/**
 * The event catalogue: every type of change, and the thing that its `data` holds after it.
 * On the bus `source` is `golden-book`, `detail-type` the type and `detail` the change.
 */
export const EVENTS = {
  'partnership.recorded': partnership,
  'partnership.updated': partnership,
  'partnership.suspended': partnership,
  'partnership.resumed': partnership,
  'partnership.ended': partnership,
  'visit.planned': visit,
  'visit.confirmed': visit,
  'visit.rescheduled': visit,
  'visit.updated': visit,
  'visit.completed': visit,
  'visit.cancelled': visit,
  'visit.voided': visit,
  'visit.corrected': visit,
  'book-entry.signed': entry,
  'book-entry.corrected': entry,
  'book-entry.voided': entry,
  'book.volume-opened': book,
} as const

export type ChangeType = keyof typeof EVENTS
export const CHANGE_TYPES = Object.keys(EVENTS) as ChangeType[]

/** The bus's `source` of everything that the registry announces. */
export const EVENT_SOURCE = 'golden-book'

/**
 * A change. `subject` is the thing's path below `/v1`, `sequence` counts its changes from 1, `data` is the
 * whole thing afterwards, and `changed` lists the JSON pointers (RFC 6901) at which it differs from before;
 * of a thing that is new it is `[""]`, the whole.
 */
const changeOf = <Type extends z.ZodMiniType, Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.strictObject({
    id: uuid,
    type,
    time: instant,
    subject: z.string(),
    sequence: z.int().check(z.minimum(1)),
    actor: line(),
    reason: z.optional(reason),
    data,
    changed: z.array(z.string()),
  })

const typesWith = (data: z.ZodMiniType) => z.enum(CHANGE_TYPES.filter((type) => EVENTS[type] === data))

export const partnershipChange = changeOf(typesWith(partnership), partnership)
export const visitChange = changeOf(typesWith(visit), visit)
export const entryChange = changeOf(typesWith(entry), entry)
export const bookChange = changeOf(typesWith(book), book)

/** A change as the store keeps it, whatever its thing. */
export type Change<Data = unknown> = Omit<z.output<typeof visitChange>, 'type' | 'data'> & {
  type: ChangeType
  data: Data
}
