/** Replays: the changes of some days are sent again, in small steps, so that current changes are not delayed. */
import type { Change } from '../../contract/changes'
import type { ReplayRequest, Subscription, TypePattern } from '../../contract/subscriptions/schemas'
import type { Day } from '../../contract/values/dates'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { addDays } from '../../domain/time/partial-date'
import { groupOf } from '../../domain/shared/event-group'
import { isFailing } from '../../domain/notifications/health'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { readHealth } from '../subscriptions/record'
import { MAX_DELAY_SECONDS } from '../aws/queue'
import { readDayChanges, type DayPosition } from '../table/day-changes'
import type { Table } from '../table/table'
import type { FanOutStore } from './fan-out-store'
import { messagesOf } from './recipients'

/** The state of a replay: it continues on `day`, after the last change that was read. */
export interface Replay {
  readonly subscriptionId: string
  readonly day: Day
  readonly to: Day
  readonly types?: readonly TypePattern[] | undefined
  readonly requestId: string
  readonly after?: DayPosition | undefined
}

/** The changes of one step, and the pause between steps: at most 18,000 changes an hour. */
const CHANGES_PER_STEP = 25
const PAUSE_SECONDS = 5
/** The most days without changes in one step. */
const MAX_DAYS = 30

export const startReplay = ({ id, data }: Change<ReplayRequest>): Replay => ({
  subscriptionId: data.subscriptionId,
  day: data.from,
  to: data.to,
  types: data.types,
  requestId: id,
})

interface ReplayStep {
  readonly messages: readonly DeliveryMessage[]
  /** The rest of the replay, and the wait until its next step. */
  readonly rest?: { readonly replay: Replay; readonly delaySeconds: number }
}

/** Runs one step of a replay. The replay ends with its last day, or when the subscription is paused or deleted. */
export async function runReplayStep(replay: Replay, store: FanOutStore): Promise<ReplayStep> {
  const kept = await store.read<Subscription>(subscriptionSubject(replay.subscriptionId))
  if (!kept || kept.thing.paused || kept.thing.deletedAt !== undefined) return { messages: [] }
  // A failing subscription gets one attempt at a time; more messages would only fill the queue.
  if (isFailing(await readHealth(store, replay.subscriptionId)))
    return { messages: [], rest: { replay, delaySeconds: MAX_DELAY_SECONDS } }
  const { changes, rest } = await nextChanges(replay, store)
  const { clearance, partnershipIds } = kept.thing
  const { subscriptionId, requestId } = replay
  const subscriber = { subscriptionId, clearance, partnershipIds, types: typesOf(replay, kept.thing) }
  const messages: DeliveryMessage[] = []
  for (const change of changes) messages.push(...(await messagesOf(change, [subscriber], requestId, store)))
  return rest
    ? { messages, rest: { replay: rest, delaySeconds: messages.length > 0 ? PAUSE_SECONDS : 0 } }
    : { messages }
}

/** The types to replay: those of the request that the subscription also has. */
const typesOf = ({ types }: Replay, subscription: Subscription): readonly TypePattern[] =>
  types ? types.flatMap((each) => narrowed(each, subscription.types)) : subscription.types

/** The intersection of a pattern with others: of each overlapping pair, the narrower pattern. */
const narrowed = (pattern: TypePattern, others: readonly TypePattern[]): readonly TypePattern[] =>
  others.flatMap((other) => {
    if (isWithin(pattern, other)) return [pattern]
    return isWithin(other, pattern) ? [other] : []
  })

/** Whether `other` covers all types of `pattern`. */
const isWithin = (pattern: TypePattern, other: TypePattern): boolean =>
  other === '*' || other === pattern || other === `${groupOf(pattern)}.*`

/** The next changes, and the rest of the replay after them. */
async function nextChanges(
  replay: Replay,
  store: Pick<Table, 'query' | 'batchGet'>,
): Promise<{ readonly changes: readonly Change[]; readonly rest?: Replay }> {
  let at = replay
  for (let days = 0; days < MAX_DAYS; days += 1) {
    const { changes, next } = await readDayChanges(store, at.day, CHANGES_PER_STEP, at.after)
    const rest = next ? { ...at, after: next } : followingDay(at)
    if (changes.length > 0 || !rest) return rest ? { changes, rest } : { changes }
    at = rest
  }
  return { changes: [], rest: at }
}

const followingDay = ({ after: _, ...replay }: Replay): Replay | undefined =>
  replay.day < replay.to ? { ...replay, day: addDays(replay.day, 1) } : undefined
