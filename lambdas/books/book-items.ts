/** What a book's writes touch beside the entry: the book as it stands, and the page that the entry takes. */
import type { Entry } from '../../contract/books/schemas'
import { Refusal } from '../../domain/shared/refusal'
import { bookSubject, type KeptBook } from '../../domain/books/book'
import { pageKey, thingKey } from '../table/keys'
import { NEW, type WriteItem } from '../table/write-items'

/** The book after a write; somebody else's entry or volume in between is contention. */
export const bookItem = (after: KeptBook, before: KeptBook): WriteItem => ({
  key: thingKey(bookSubject(after.book)),
  attributes: { kind: 'book', book: after },
  ...(before.entries === 0 && before.openings === 0
    ? { condition: NEW }
    : {
        condition: 'book.entries = :entries AND book.openings = :openings',
        values: { ':entries': before.entries, ':openings': before.openings },
      }),
})

/** The page of an entry, if one is known; a page holds one entry for ever. */
export function pageItems({ book, number, volume, page }: Entry): WriteItem[] {
  if (volume === undefined || page === undefined) return []
  const key = pageKey(bookSubject(book), volume, page)
  const attributes = { kind: 'page', entry: number }
  return [{ key, attributes, condition: NEW, refusal: () => pageTaken(volume, page) }]
}

const pageTaken = (volume: number, page: number): Refusal =>
  new Refusal(
    'page-taken',
    `Page ${page} of volume ${volume} already holds an entry. Look up that entry in the list of entries.`,
  )
