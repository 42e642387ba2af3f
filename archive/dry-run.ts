import { randomUUID } from 'node:crypto'
import { problemWith, type ApiProblem } from '../cli/api-errors'
import { volumeInput, type Book } from '../contract/books/schemas'
import type { Visit } from '../contract/visits/schemas'
import { bookAnswer, type StoredBook } from '../domain/books/book'
import { openVolume } from '../domain/books/volume'
import { Claims } from './claims'
import { cityTaken, inOtherBook } from './conflicts'
import {
  asApiProblem,
  parseOrRefuse,
  previewEntry,
  previewMoment,
  warningsOfEntry,
  warningsOfPartnership,
  warningsOfVisit,
} from './preview'
import { pagesOf, type FilledPage, type PartnershipId, type Registry } from './registry'
import type { Warning } from './warnings'

/**
 * A registry that is looked at, and records nothing: it checks each new item against the contract and the registry's rules,
 * and refuses an id or a page that is taken. Its books have the volumes that the new items would give them. It knows the
 * warnings about an item and its visit, not those that compare people or venues.
 */
export function dryRunRegistry(registry: Registry): Registry {
  const partnerships = new Claims<PartnershipId>(registry.allPartnerships, ({ id }) => id)
  const pages = new Map<string, Claims<FilledPage>>()
  const visits = new Map<string, Visit>()
  const books = onceRead(registry)
  const bookOf = async (name: string): Promise<StoredBook> => {
    const book = (await books()).get(name)
    if (book) return book
    throw problemWith('not-found', `No book has the id ${name}. GET /v1/books lists the books.`)
  }
  const pagesIn = (book: string): Claims<FilledPage> => {
    const claims = pages.get(book) ?? new Claims(async () => await registry.filledPages(book), nameOfPage)
    pages.set(book, claims)
    return claims
  }
  const keep = async (book: StoredBook) => void (await books()).set(book.book, book)
  return {
    ...registry,
    requireScopes: async () => await registry.requireScopes(['read']),
    partnerships: {
      ...registry.partnerships,
      record: async (body) => {
        const thing = registry.partnerships.preview(body)
        const { id } = thing
        await partnerships.claim(thing, (other) => cityTaken(id, other.externalId, body.externalId))
        return { id, thing, warnings: inDryRun(warningsOfPartnership(thing)) }
      },
    },
    visits: {
      ...registry.visits,
      find: async (externalId) => {
        const found = await registry.visits.find(externalId)
        if (found) visits.set(found.id, found.thing)
        return found
      },
      record: async (body) => {
        const id = randomUUID()
        const thing = { ...registry.visits.preview(body), id }
        visits.set(id, thing)
        return { id, thing, warnings: inDryRun(warningsOfVisit(thing)) }
      },
    },
    entriesOf: (book) => ({
      ...registry.entriesOf(book),
      record: async (body) => {
        const { thing, book: after } = previewEntry(await bookOf(book), body)
        await requireInNoOtherBook(registry, [...(await books()).keys()], thing)
        for (const page of pagesOf(thing)) await pagesIn(book).claim(page, pageTaken)
        await keep(after)
        const visit = visits.get(thing.visitId ?? '')
        return { id: String(thing.number), thing, warnings: inDryRun(warningsOfEntry(thing, visit)) }
      },
    }),
    books: async () => [...(await books()).values()].map(bookAnswer),
    openVolume: async ({ book }, volume) => {
      const before = await bookOf(book)
      const taken = await pagesIn(book).all()
      const { book: after } = asApiProblem(() => {
        const input = parseOrRefuse(volumeInput, volume)
        return openVolume(before, input, pagesFrom(taken, input), previewMoment())
      })
      await keep(after)
      return bookAnswer(after)
    },
  }
}

/** An external id is unique among the entries of all books, but a list has those of one book. */
async function requireInNoOtherBook(
  registry: Registry,
  books: readonly string[],
  { book, externalId }: { readonly book: string; readonly externalId?: string | undefined },
): Promise<void> {
  if (externalId === undefined) return
  for (const other of books.filter((name) => name !== book)) {
    const found = await registry.entriesOf(other).find(externalId)
    if (found) throw inOtherBook(other, found.id)
  }
}

/** The pages of a volume that its opening takes into account. */
const pagesFrom = (
  taken: readonly FilledPage[],
  { number, nextPage }: { readonly number?: number | undefined; readonly nextPage: number },
): number[] =>
  taken.filter(({ volume, page }) => volume === number && page >= nextPage).map(({ page }) => page)

const nameOfPage = ({ volume, page }: FilledPage): string => `page ${page} of volume ${volume}`

const pageTaken = (other: FilledPage): ApiProblem =>
  problemWith(
    'page-taken',
    `Another entry is on ${nameOfPage(other)}${other.externalId === undefined ? '' : `: ${other.externalId}`}.`,
  )

/** The registry's words say that the thing is recorded. */
const inDryRun = (warnings: readonly Warning[]): Warning[] =>
  warnings.map((warning) => ({
    ...warning,
    message: warning.message.replace(/ is recorded([;,.])/, ' would be recorded$1'),
  }))

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
