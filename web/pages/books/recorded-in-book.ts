/**
 * What was just recorded in a book, to be told on the book's page: signing moves there from a page of its own.
 *
 * Other things use `web/recorded.ts`, whose notes stay with a thing until they are dismissed. A book tells about one entry or
 * volume, in words of its own, until other pages are turned to; and its page is made anew when the book is loaded again, so
 * that the note waits for the next one.
 */
import type { BodyOf } from '../../api'
import type { Entry } from './book-entries'

export type EntryWarning = NonNullable<BodyOf<'signBook'>['warnings']>[number]

export interface RecordedEntry {
  readonly what: 'signed' | 'corrected' | 'voided'
  readonly entry: Entry
  readonly warnings: readonly EntryWarning[]
}

export type RecordedInBook = RecordedEntry | { readonly what: 'opened'; readonly volume: number }

let waiting: RecordedInBook | undefined

/** Keeps what was recorded for the page that is shown next. */
export const leaveRecorded = (recorded: RecordedInBook): void => {
  waiting = recorded
}

export function takeRecorded(): RecordedInBook | undefined {
  const taken = waiting
  waiting = undefined
  return taken
}

/** An answer of the API as what was recorded. */
export function recordedIn(what: RecordedEntry['what'], body: unknown): RecordedEntry {
  const { warnings = [], ...entry } = body as BodyOf<'signBook'>
  return { what, entry, warnings }
}
