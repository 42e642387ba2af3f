/** The taken pages of a volume, and the next free page. */
import type { Entry } from '../../../contract/books/schemas'
import { allOf, type Volume, type ModelState } from '../model-state'

/** The pages of the entries, void ones included. */
export const takenPages = (state: ModelState, book: string, volume: number): number[] =>
  allOf<Entry>(state, `books/${book}/entries/`).flatMap((entry) =>
    entry.volume === volume && entry.page !== undefined ? [entry.page] : [],
  )

/** The first page that no entry has, from the `nextPage` of the volume on. */
export function nextFreePage(state: ModelState, book: string, { number, nextPage = 1 }: Volume): number {
  const taken = takenPages(state, book, number)
  let page = nextPage
  while (taken.includes(page)) page += 1
  return page
}
