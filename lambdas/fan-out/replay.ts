/** Replays: the changes of some days once more, a few at a time, so that what happens now goes ahead. */
import type { Change } from '../../contract/changes'
import type { ReplayRequest, Subscription, TypePattern } from '../../contract/subscriptions/schemas'
import type { Day } from '../../contract/values/values'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { addDays } from '../../domain/time/partial-date'
import { groupOf } from '../../domain/shared/event-group'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { isFailing } from '../subscriptions/record'
import { readDayChanges, type DayPosition } from '../table/day-changes'
import type { Table } from '../table/table'
import type { FanOutStore } from './fan-out-store'
import { messagesOf } from './recipients'

/** How far a replay has come: from `day` on, after the last change that was read of it. */
export interface Replay {
  readonly subscriptionId: string
  readonly day: Day
  readonly to: Day
  readonly types?: readonly TypePattern[] | undefined
  readonly requestId: string
  readonly after?: DayPosition | undefined
}

/** Changes in one step, and the seconds until the next one: 18,000 in an hour at most. */
const CHANGES = 25
const PAUSE_SECONDS = 5
/** Until a subscription that fails is looked at again: the longest that SQS delays a message. */
const WAIT_SECONDS = 900
/** Days without changes that are passed in one step. */
const MAX_DAYS = 30

export const beginReplay = ({ id, data }: Change<ReplayRequest>): Replay => ({
  subscriptionId: data.subscriptionId,
  day: data.from,
  to: data.to,
  types: data.types,
  requestId: id,
})

export interface ReplayStep {
  readonly messages: readonly DeliveryMessage[]
  /** What is left, and in how many seconds to go on. */
  readonly rest?: { readonly replay: Replay; readonly delaySeconds: number }
}

/** One step of a replay; it ends with its last day, and when nothing is sent to the subscription any more. */
export async function stepReplay(replay: Replay, store: FanOutStore): Promise<ReplayStep> {
  const kept = await store.read<Subscription>(subscriptionSubject(replay.subscriptionId))
  if (!kept || kept.thing.paused || kept.thing.deletedAt !== undefined) return { messages: [] }
  // What fails is tried by one message at a time: more of them would only fill the queue.
  if (await isFailing(store, replay.subscriptionId))
    return { messages: [], rest: { replay, delaySeconds: WAIT_SECONDS } }
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

/** The types to replay: those of the request that the subscription also asks for. */
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

/** The next changes there are, and the replay from there on. */
async function nextChanges(
  replay: Replay,
  store: Pick<Table, 'query' | 'batchGet'>,
): Promise<{ readonly changes: readonly Change[]; readonly rest?: Replay }> {
  let at = replay
  for (let days = 0; days < MAX_DAYS; days += 1) {
    const { changes, next } = await readDayChanges(store, at.day, CHANGES, at.after)
    const rest = next ? { ...at, after: next } : followingDay(at)
    if (changes.length > 0 || !rest) return rest ? { changes, rest } : { changes }
    at = rest
  }
  return { changes: [], rest: at }
}

const followingDay = ({ after: _, ...replay }: Replay): Replay | undefined =>
  replay.day < replay.to ? { ...replay, day: addDays(replay.day, 1) } : undefined
