/** Which subscriptions a change reaches, and in which form. */
import type { Change, ChangeType } from '../contract/changes'
import { REQUEST_EVENTS } from '../contract/events'
import type { TypePattern } from '../contract/subscriptions'
import type { Clearance } from '../contract/things'
import type { EventType } from '../contract/withdrawals'
import { isCleared } from './clearance'
import { groupOf, viewOfChange, visibilityOf } from './view'

/** What of a subscription says which changes it is sent. */
export interface Audience {
  readonly types: readonly TypePattern[]
  readonly clearance: Clearance
  readonly partnershipIds?: readonly string[] | undefined
}

/** An administrator's requests are carried out, and sent to no subscription. */
const REQUESTS: readonly string[] = REQUEST_EVENTS

/** Whether one of the patterns names the type. */
export const isOfTypes = (type: ChangeType, patterns: readonly TypePattern[]): boolean =>
  !REQUESTS.includes(type) &&
  patterns.some((pattern) => pattern === '*' || pattern === type || pattern === `${groupOf(type)}.*`)

/** Whether one of the patterns names any type of the same kind of thing. */
export const isOfGroup = (type: EventType, patterns: readonly TypePattern[]): boolean =>
  patterns.some((pattern) => pattern === '*' || groupOf(pattern) === groupOf(type))

/** A thing with the partnership that it is about, if it is about one. */
export interface Concerned {
  readonly thing: object
  readonly partnershipId?: string | undefined
}

/** Whether an audience may know of the thing that events of this type are about. */
export const isSeenBy = (
  { clearance, partnershipIds }: Pick<Audience, 'clearance' | 'partnershipIds'>,
  type: EventType,
  { thing, partnershipId }: Concerned,
): boolean =>
  isCleared(clearance, visibilityOf(type, thing)) &&
  (!partnershipIds || (partnershipId !== undefined && partnershipIds.includes(partnershipId)))

/** A thing before and after a change of it; nothing is before the first one. */
export interface Transition {
  readonly before?: Concerned | undefined
  readonly after: Concerned
}

/**
 * How a change reaches an audience: as the change, or as the withdrawal of its thing where the audience could see the
 * thing just before and cannot now. `undefined` where it does not reach it at all.
 */
export function receptionOf(
  audience: Audience,
  change: Change,
  { before, after }: Transition,
): 'change' | 'withdrawal' | undefined {
  const { type } = change
  const saw = before !== undefined && isSeenBy(audience, type, before)
  if (!isSeenBy(audience, type, after))
    return saw && isOfGroup(type, audience.types) ? 'withdrawal' : undefined
  if (!isOfTypes(type, audience.types)) return undefined
  return viewOfChange(change, audience.clearance, saw ? { before: before.thing } : {}) ? 'change' : undefined
}

/** Whether it depends on the thing before a change how the change reaches an audience. */
export const isRestricted = ({ clearance, partnershipIds }: Audience): boolean =>
  clearance !== 'internal' || partnershipIds !== undefined

/** What of a thing says which partnership it is about. */
interface About {
  readonly id?: string
  readonly partnershipId?: string
  readonly visitId?: string
}

/** The partnership that a thing is about; an entry is about that of its visit, which has to be looked up. */
export function partnershipOf(
  type: EventType,
  thing: object,
): { readonly id?: string; readonly ofVisit?: string } {
  const { id, partnershipId, visitId } = thing as About
  if (groupOf(type) === 'partnership' && id !== undefined) return { id }
  if (partnershipId !== undefined) return { id: partnershipId }
  return visitId === undefined ? {} : { ofVisit: visitId }
}
