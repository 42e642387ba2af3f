/** The pages of a volume: those that entries hold, and the next that is free. */
import type { Entry } from '../../../contract/books/schemas'
import { allOf, type Volume, type World } from '../world'

/** Void entries hold theirs too. */
export const takenPages = (world: World, book: string, volume: number): number[] =>
  allOf<Entry>(world, `books/${book}/entries/`).flatMap((entry) =>
    entry.volume === volume && entry.page !== undefined ? [entry.page] : [],
  )

/** The first that nobody holds from the one on with which the volume was opened. */
export function nextFreePage(world: World, book: string, { number, nextPage = 1 }: Volume): number {
  const taken = takenPages(world, book, number)
  let page = nextPage
  while (taken.includes(page)) page += 1
  return page
}
