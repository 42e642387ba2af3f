import { ApiProblem } from '../cli/api-errors'
import { PROBLEMS, type ProblemCode } from '../contract/problems'
import { volumeInput, type Book } from '../contract/books/schemas'
import { bookAnswer, type StoredBook } from '../domain/books/book'
import { openVolume } from '../domain/books/volume'
import { asApiProblem, PREVIEW_ID, previewEntry, previewMoment, parseOrRefuse } from './preview'
import { pageNames, type Registry } from './registry'

/**
 * A registry that is looked at, and records nothing: it checks each new item against the contract and the registry's rules,
 * and refuses an id or a page that is taken. Its books have the volumes that the new items would give them.
 */
export function dryRunRegistry(registry: Registry): Registry {
  const partnerships = new Claims(registry.partnershipIds)
  const pages = new Map<string, Claims>()
  const books = onceRead(registry)
  const bookOf = async (name: string): Promise<StoredBook> => {
    const book = (await books()).get(name)
    if (book) return book
    throw new ApiProblem(
      PROBLEMS['not-found'].title,
      `No book has the id ${name}. GET /v1/books lists the books.`,
    )
  }
  const pagesOf = (book: string): Claims => {
    const claims = pages.get(book) ?? new Claims(async () => await registry.filledPages(book))
    pages.set(book, claims)
    return claims
  }
  const keep = async (book: StoredBook) => void (await books()).set(book.book, book)
  return {
    ...registry,
    partnerships: {
      ...registry.partnerships,
      record: async (body) => {
        const { id } = registry.partnerships.preview(body)
        await partnerships.claim(id, 'duplicate', `Another partnership has the id ${id}, see its city.`)
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
        for (const page of pageNames(thing))
          await pagesOf(book).claim(page, 'page-taken', `Another entry is on ${page}.`)
        await keep(after)
        return PREVIEW_ID
      },
    }),
    books: async () => [...(await books()).values()].map(bookAnswer),
    openVolume: async ({ book }, volume) => {
      const before = await bookOf(book)
      const { book: after } = asApiProblem(() =>
        openVolume(before, parseOrRefuse(volumeInput, volume), [], previewMoment()),
      )
      await keep(after)
      return bookAnswer(after)
    },
  }
}

/** Values that only one thing can have: those of the registry, which are read at the first use, and of the new items. */
class Claims {
  #taken: Promise<Set<string>> | undefined

  constructor(private readonly read: () => Promise<string[]>) {}

  /** @throws ApiProblem when another thing has the value */
  async claim(value: string, code: ProblemCode, detail: string): Promise<void> {
    this.#taken ??= this.read().then((values) => new Set(values))
    const taken = await this.#taken
    if (taken.has(value)) throw new ApiProblem(PROBLEMS[code].title, detail)
    taken.add(value)
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
