/** The items of a book beside its entries: the book itself, and the pages that are taken. */
import type { Entry } from '../../contract/books/schemas'
import { LAST_PAGE } from '../../contract/limits'
import { Refusal } from '../../domain/shared/refusal'
import { bookSubject, newBook, type StoredBook } from '../../domain/books/book'
import type { EarlierSigning } from '../../domain/books/signing'
import { appearanceKey, pageKey, pageNumberIn, thingKey } from '../table/keys'
import { equal, NEW } from '../table/condition'
import { queryAll } from '../table/query'
import type { ListSummary } from '../table/record'
import type { Table } from '../table/table'

import type { WriteItem } from '../table/write-items'
import { entriesOf } from './record'

/** The book after a write; a concurrent entry or volume is contention. */
export const bookItem = (after: StoredBook, before: StoredBook): WriteItem => ({
  key: thingKey(bookSubject(after.book)),
  attributes: { kind: 'book', book: after },
  ...(before.entries === 0 && before.openings === 0
    ? { condition: NEW }
    : {
        condition: equal({ 'book.entries': before.entries, 'book.openings': before.openings }),
      }),
})

/** The page of an entry, if it is known; a page never holds another entry. */
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

/** A book; before its first write it is as it was set up. */
export const readBook = async (table: Pick<Table, 'get'>, book: string): Promise<StoredBook> =>
  ((await table.get(thingKey(bookSubject(book))))?.book as StoredBook | undefined) ?? newBook(book)

/** The pages of a volume, from one on, that hold an entry. */
export async function readTakenPages(
  table: Pick<Table, 'query'>,
  book: string,
  volume: number,
  from: number,
): Promise<number[]> {
  const first = pageKey(bookSubject(book), volume, from)
  const last = pageKey(bookSubject(book), volume, LAST_PAGE)
  const { items } = await table.query({ partition: first.pk, sortKeys: { from: first.sk, to: last.sk } })
  return items.map(({ sk }) => pageNumberIn(sk))
}

/** The entries of a book that a person has signed, except void ones. */
export async function readSignings(
  table: Pick<Table, 'query'>,
  book: string,
  personId: string,
): Promise<EarlierSigning[]> {
  const { pk, sk } = appearanceKey(personId, entriesOf(book))
  const appearances = await queryAll(table, { partition: pk, sortKeys: { beginsWith: `${sk}/` } })
  return appearances.flatMap(({ as: roles, listSummary }) => {
    const { subject, start, status } = listSummary as ListSummary
    if (!(roles as string[]).includes('signer') || status === 'void') return []
    return [
      { personId, book, number: Number(subject.split('/').at(-1)), ...(start !== '' && { signedOn: start }) },
    ]
  })
}
