/** The pages of a volume: those that entries hold, and the next that is free. */
import type { Entry } from '../../../contract/books/schemas'
import { allOf, type Volume, type ModelState } from '../model-state'

/** The pages of entries, also of void ones. */
export const takenPages = (state: ModelState, book: string, volume: number): number[] =>
  allOf<Entry>(state, `books/${book}/entries/`).flatMap((entry) =>
    entry.volume === volume && entry.page !== undefined ? [entry.page] : [],
  )

/** The first free page, from the first page of the volume's opening on. */
export function nextFreePage(state: ModelState, book: string, { number, nextPage = 1 }: Volume): number {
  const taken = takenPages(state, book, number)
  let page = nextPage
  while (taken.includes(page)) page += 1
  return page
}
