/** The entries that were signed on a visit, in all books. */
import type { ListSummary } from '../table/record'
import type { Store } from '../table/store'
import { entriesOf } from './record'

/** Where entries are listed: `books` are all books of the registry. */
interface BookLists {
  readonly store: Pick<Store, 'readAllSummaries'>
  readonly books: readonly string[]
}

/** The list summaries of a visit's entries; one query for each book. */
export async function readEntriesOfVisit(
  { store, books }: BookLists,
  visitId: string,
): Promise<ListSummary[]> {
  const lists = books.map((book) => store.readAllSummaries(entriesOf(book), { part: ['visitId', visitId] }))
  return (await Promise.all(lists)).flat()
}
