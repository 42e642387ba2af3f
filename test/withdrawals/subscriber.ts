/** A subscribed service of a history, with the messages that it must receive and has received. */
import type { Recorded, Terms } from './model'

/** Identifies a message: a change of a thing, or the withdrawal of a thing by a change that hides it. */
export interface MessageIdentity {
  readonly subject: string
  readonly recorded: Recorded
  readonly isWithdrawal: boolean
}

/** A message that must arrive, unless it may not be sent at the time of its attempt. */
export interface AwaitedMessage extends MessageIdentity {
  /** The id of the request or the change that causes the message. */
  readonly cause: string
  /** The number of messages that the subscriber had received at the time of the request. */
  readonly since: number
}

export interface Subscriber {
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
  /** The keys of skipped messages, each with the id of its latest request. */
  readonly skipped: Map<string, string>
}

export const newSubscriber = (id: string, url: string, terms: Terms, from: number): Subscriber => ({
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

/** Whether the model has the thing. It has no subscriptions, whose changes only internal subscribers receive. */
export const isModelled = (subject: string): boolean => !subject.startsWith('subscriptions/')

/** Counts of what happened in all histories. */
export interface Tally {
  changes: number
  messages: number
  /** The number of different withdrawals, and of those that are of an entry. */
  withdrawals: number
  ofEntries: number
  repeats: number
  refused: number
}

export const newTally = (): Tally => ({
  changes: 0,
  messages: 0,
  withdrawals: 0,
  ofEntries: 0,
  repeats: 0,
  refused: 0,
})
