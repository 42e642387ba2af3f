/** Who may hear of a change: by its type, by what they are cleared for, by the partnerships that they are about. */
import type { Change } from '../contract/changes'
import { REQUEST_EVENTS } from '../contract/events'
import type { Subscription, TypePattern } from '../contract/subscriptions'
import type { Clearance } from '../contract/things'
import { isCleared } from './clearance'

/** What of a subscription says which changes it is sent. */
export type Audience = Pick<Subscription, 'types' | 'clearance' | 'partnershipIds'>

/** What of a change's thing says who may hear of it. */
interface Concerned {
  readonly id?: string
  readonly visibility?: Clearance
  readonly partnershipId?: string
  readonly visitId?: string
  readonly statements?: readonly { readonly status: string }[]
}

const concernedIn = (change: Change): Concerned => change.data as Concerned

/** What concerns the running of the registry stays in the house; what has no visibility of its own is public. */
const INTERNAL_GROUPS = new Set(['subscription', 'calendar-feed'])

const groupOf = ({ type }: Change): string => type.slice(0, type.indexOf('.'))

export const visibilityOf = (change: Change): Clearance =>
  INTERNAL_GROUPS.has(groupOf(change)) ? 'internal' : (concernedIn(change).visibility ?? 'public')

/** What administrators ask for is news to nobody. */
const REQUESTS: readonly string[] = REQUEST_EVENTS

export const isOfTypes = (change: Change, types: readonly TypePattern[]): boolean =>
  !REQUESTS.includes(change.type) &&
  types.some((pattern) => pattern === '*' || pattern === change.type || pattern === `${groupOf(change)}.*`)

/** Whether a service is to be sent a change, which is about this partnership, if it is about one. */
export const isFor = (audience: Audience, change: Change, partnershipId: string | undefined): boolean =>
  isOfTypes(change, audience.types) &&
  isCleared(audience.clearance, visibilityOf(change)) &&
  (!audience.partnershipIds ||
    (partnershipId !== undefined && audience.partnershipIds.includes(partnershipId)))

/** The partnership that a change is about; an entry is about that of its visit, which has to be looked up. */
export function partnershipOf(change: Change): { readonly id?: string; readonly ofVisit?: string } {
  const { id, partnershipId, visitId } = concernedIn(change)
  if (groupOf(change) === 'partnership' && id !== undefined) return { id }
  if (partnershipId !== undefined) return { id: partnershipId }
  return visitId === undefined ? {} : { ofVisit: visitId }
}

/** The change as a clearance may see it: drafts of statements are internal whatever the visit's visibility. */
export function asSeenWith(clearance: Clearance, change: Change): Change {
  const { statements } = concernedIn(change)
  // Whether there are drafts, or were some before, is internal too.
  if (clearance === 'internal' || !statements) return change
  const data = { ...(change.data as object), statements: statements.filter((each) => !isDraft(each)) }
  return { ...change, data, changed: [...new Set(change.changed.map(withoutPlace))] }
}

const isDraft = ({ status }: { readonly status: string }): boolean => status === 'draft'

/** Places among statements are others without the drafts. */
const withoutPlace = (pointer: string): string =>
  pointer.startsWith('/statements/') ? '/statements' : pointer
