/** Which subscriptions a change reaches, and in which form. */
import type { ChangeType, EventType } from '../../contract/events'
import type { Change } from '../../contract/changes'
import { REQUEST_EVENTS } from '../../contract/subscriptions/events'
import type { TypePattern } from '../../contract/subscriptions/schemas'
import type { Clearance } from '../../contract/things'
import { isCleared } from '../shared/clearance'
import { groupOf } from '../shared/event-group'
import { viewOfChange, visibilityOf } from '../shared/view'
import { viewForEvent } from '../views'

/** The fields of a subscription that decide which changes it is sent. */
export interface Audience {
  readonly types: readonly TypePattern[]
  readonly clearance: Clearance
  readonly partnershipIds?: readonly string[] | undefined
}

/** An administrator's requests (a test, a redelivery, a replay) are not sent to subscriptions as changes. */
const REQUESTS: readonly string[] = REQUEST_EVENTS

/** Whether one of the patterns names the type. */
export const isOfTypes = (type: ChangeType, patterns: readonly TypePattern[]): boolean =>
  !REQUESTS.includes(type) &&
  patterns.some((pattern) => pattern === '*' || pattern === type || pattern === `${groupOf(type)}.*`)

/** Whether one of the patterns names any type of the same kind of thing. */
export const isOfGroup = (type: EventType, patterns: readonly TypePattern[]): boolean =>
  patterns.some((pattern) => pattern === '*' || groupOf(pattern) === groupOf(type))

/** A thing with the partnership that it belongs to, if any. */
export interface ThingInPartnership {
  readonly thing: object
  readonly partnershipId?: string | undefined
}

/** Whether an audience may see the thing of an event of this type. */
export const isSeenBy = (
  { clearance, partnershipIds }: Pick<Audience, 'clearance' | 'partnershipIds'>,
  type: EventType,
  { thing, partnershipId }: ThingInPartnership,
): boolean =>
  isCleared(clearance, visibilityOf(viewForEvent(type), thing)) &&
  (!partnershipIds || (partnershipId !== undefined && partnershipIds.includes(partnershipId)))

/** A thing before and after a change; `before` is absent for the first change. */
export interface Transition {
  readonly before?: ThingInPartnership | undefined
  readonly after: ThingInPartnership
}

/**
 * The kind of message that a change causes for an audience: the change itself, or the withdrawal of its thing if the
 * change hides the thing from the audience. `undefined` if the audience is sent nothing.
 */
export function messageKindFor(
  audience: Audience,
  change: Change,
  { before, after }: Transition,
): 'change' | 'withdrawal' | undefined {
  const { type } = change
  const sawBefore = before !== undefined && isSeenBy(audience, type, before)
  if (!isSeenBy(audience, type, after))
    return sawBefore && isOfGroup(type, audience.types) ? 'withdrawal' : undefined
  if (!isOfTypes(type, audience.types)) return undefined
  return viewOfChange(
    viewForEvent(type),
    change,
    audience.clearance,
    sawBefore ? { before: before.thing } : {},
  )
    ? 'change'
    : undefined
}

/** Whether the messages to an audience depend on the thing before the change. */
export const needsBefore = ({ clearance, partnershipIds }: Audience): boolean =>
  clearance !== 'internal' || partnershipIds !== undefined
