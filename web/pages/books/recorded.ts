/** What was just recorded in a book, to be told on the book's page: signing moves there from a page of its own. */
import type { BodyOf } from '../../api'
import type { Entry } from './book-entries'

export type EntryWarning = NonNullable<BodyOf<'signBook'>['warnings']>[number]

export type Recorded =
  | {
      readonly what: 'signed' | 'corrected' | 'voided'
      readonly entry: Entry
      readonly warnings: readonly EntryWarning[]
    }
  | { readonly what: 'opened'; readonly volume: number }

let waiting: Recorded | undefined

/** Keeps what was recorded for the page that is shown next. */
export const leaveRecorded = (recorded: Recorded): void => {
  waiting = recorded
}

export function takeRecorded(): Recorded | undefined {
  const taken = waiting
  waiting = undefined
  return taken
}

/** An answer of the API as what was recorded. */
export function recordedIn(
  what: 'signed' | 'corrected' | 'voided',
  body: unknown,
): Recorded & { entry: Entry } {
  const { warnings = [], ...entry } = body as BodyOf<'signBook'>
  return { what, entry, warnings }
}
