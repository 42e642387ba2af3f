/** A subscribed service of a history, with what it is to be told and what it was. */
import type { Recorded, Terms } from './model'

/** A thing that a reader is told of: by a change of it, or withdrawn by a change that hides it. */
export interface Telling {
  readonly subject: string
  readonly recorded: Recorded
  readonly isWithdrawal: boolean
}

/** What must arrive at a reader, unless it may not be sent when it is tried. */
export interface Awaited extends Telling {
  /** The id of the request or of the change that asks for it. */
  readonly asked: string
  /** The number of messages that the reader had received when it was asked for. */
  readonly since: number
}

export interface Reader {
  readonly id: string
  readonly url: string
  /** The number of changes before it has subscribed. */
  readonly from: number
  terms: Terms
  /** Earlier terms, with the number of changes at which they ended. */
  readonly earlier: { readonly terms: Terms; readonly until: number }[]
  isPaused: boolean
  isDown: boolean
  /** The keys of what has arrived. */
  readonly received: string[]
  awaited: Awaited[]
  /** What was tried when it could not be sent, with the latest request for it. */
  readonly skipped: Map<string, string>
}

export const newReader = (id: string, url: string, terms: Terms, from: number): Reader => ({
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

export const keyOf = ({ subject, recorded, isWithdrawal }: Telling): string =>
  `${isWithdrawal ? 'withdrawal' : 'change'} of ${subject} by ${recorded.change.id}`

/** Of subscriptions, the model knows no more than that they are for internal readers. */
export const isModelled = (subject: string): boolean => !subject.startsWith('subscriptions/')

/** How often what has happened. */
export interface Tally {
  changes: number
  messages: number
  /** Different ones; of entries, those that are of an entry. */
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
