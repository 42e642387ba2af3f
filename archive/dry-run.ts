import { ApiProblem } from '../cli/api-errors'
import { PROBLEMS, type ProblemCode } from '../contract/problems'
import { volumeInput, type Book } from '../contract/books/schemas'
import { bookAnswer, type StoredBook } from '../domain/books/book'
import { openVolume } from '../domain/books/volume'
import { asApiProblem, PREVIEW_ID, previewEntry, previewMoment, valid } from './preview'
import type { Registry } from './registry'

/**
 * A registry that is looked at, and records nothing: it checks each new item against the contract and the registry's rules,
 * and refuses the id or the page of another new item. Its books have the volumes that the new items would give them.
 */
export function dryRunRegistry(registry: Registry): Registry {
  const claimed = new Set<string>()
  const claim = (what: string, code: ProblemCode) => {
    if (claimed.has(what))
      throw new ApiProblem(PROBLEMS[code].title, `Another item of these files is also ${what}.`)
    claimed.add(what)
  }
  const books = onceRead(registry)
  const bookOf = async (name: string): Promise<StoredBook> => {
    const book = (await books()).get(name)
    if (book) return book
    throw new ApiProblem(
      PROBLEMS['not-found'].title,
      `No book has the id ${name}. GET /v1/books lists the books.`,
    )
  }
  const keep = async (book: StoredBook) => void (await books()).set(book.book, book)
  return {
    partnerships: {
      ...registry.partnerships,
      record: async (body) => {
        const { id } = registry.partnerships.preview(body)
        claim(`partnership ${id}`, 'duplicate')
        return id
      },
    },
    visits: {
      ...registry.visits,
      record: async (body) => registry.visits.preview(body).id,
    },
    entriesOf: (book) => ({
      ...registry.entriesOf(book),
      record: async (body) => {
        const { thing, book: after } = previewEntry(await bookOf(book), body)
        if (thing.page !== undefined)
          claim(`on page ${thing.page} of volume ${thing.volume} of ${book}`, 'page-taken')
        await keep(after)
        return PREVIEW_ID
      },
    }),
    books: async () => [...(await books()).values()].map(bookAnswer),
    openVolume: async ({ book }, volume) => {
      const before = await bookOf(book)
      await keep(asApiProblem(() => openVolume(before, valid(volumeInput, volume), [], previewMoment()).book))
    },
  }
}

/** The books of the registry by name, which are read at the first use. */
function onceRead({ books }: Registry): () => Promise<Map<string, StoredBook>> {
  let read: Promise<Map<string, StoredBook>> | undefined
  return () => {
    read ??= books().then((all) => new Map(all.map((book) => [book.book, storedBook(book)])))
    return read
  }
}

/** A book of an answer, which does not tell the pages that archive entries fill. */
const storedBook = ({ book, version, entries = 0, volumes }: Book): StoredBook => ({
  book,
  entries,
  openings: version,
  volumes: volumes.map(({ pagesLeft: _, ...volume }) => volume),
})
