/** A subscriber in the model, with the messages that it must receive and those that it has received. */
import type { RecordedChange, Terms } from './model'

/** Identifies a message: a change of a thing, or the withdrawal of a thing by a change that hides it. */
export interface MessageIdentity {
  readonly subject: string
  readonly recorded: RecordedChange
  readonly isWithdrawal: boolean
}

/** A message that must arrive, unless the model forbids it at the time of its attempt. */
export interface AwaitedMessage extends MessageIdentity {
  /** The id of the request or the change that causes the message. */
  readonly cause: string
  /** The number of messages that the subscriber had received at the time of the request. */
  readonly since: number
}

export interface ModelSubscriber {
  readonly id: string
  readonly url: string
  /** The number of changes before the subscription. */
  readonly from: number
  terms: Terms
  /** Earlier terms, with the number of changes at which they ended. */
  readonly earlier: { readonly terms: Terms; readonly until: number }[]
  isPaused: boolean
  isDown: boolean
  /** The keys of the messages that have arrived. */
  readonly received: string[]
  awaited: AwaitedMessage[]
  /** The keys of messages that an attempt may not send, each with the id of the latest cause. */
  readonly skipped: Map<string, string>
}

export const newModelSubscriber = (id: string, url: string, terms: Terms, from: number): ModelSubscriber => ({
  id,
  url,
  from,
  terms,
  earlier: [],
  isPaused: false,
  isDown: false,
  received: [],
  awaited: [],
  skipped: new Map(),
})

export const keyOf = ({ subject, recorded, isWithdrawal }: MessageIdentity): string =>
  `${isWithdrawal ? 'withdrawal' : 'change'} of ${subject} by ${recorded.change.id}`

/**
 * Whether the thing is a visit or an entry. The model has no subscriptions; only internal subscribers receive their
 * changes.
 */
export const isModelled = (subject: string): boolean => !subject.startsWith('subscriptions/')

/** Counts of what happened in all histories. */
export interface HistoryTally {
  changes: number
  messages: number
  /** The number of different withdrawals, and of those of an entry. */
  withdrawals: number
  ofEntries: number
  repeats: number
  refused: number
}

export const newHistoryTally = (): HistoryTally => ({
  changes: 0,
  messages: 0,
  withdrawals: 0,
  ofEntries: 0,
  repeats: 0,
  refused: 0,
})
