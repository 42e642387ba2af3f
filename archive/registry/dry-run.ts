import { randomUUID } from 'node:crypto'
import { volumeInput, type Book, type Entry } from '../../contract/books/schemas'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { bookAnswer, type StoredBook } from '../../domain/books/book'
import { openVolume } from '../../domain/books/volume'
import { cityTaken, inOtherBook, pageTaken } from './conflicts'
import type { EntryBody } from '../mapping/entry-mapping'
import { LazyMap } from './lazy-map'
import type { PartnershipBody } from '../mapping/partnership-mapping'
import {
  asApiProblem,
  parseOrRefuse,
  previewEntry,
  previewMoment,
  warningsOfEntry,
  warningsOfPartnership,
  warningsOfVisit,
} from './preview'
import { bookNotFound } from './problems'
import {
  pagesOf,
  type FilledPage,
  type PartnershipId,
  type Records,
  type Registry,
  type Warning,
} from './registry'
import type { VisitBody } from '../mapping/visit-mapping'

/** A registry, with what the items before would have added to it. */
interface DryRun {
  readonly registry: Registry
  readonly partnerships: LazyMap<PartnershipId>
  /** The visits of this import, by id. */
  readonly visits: Map<string, Visit>
  readonly books: LazyMap<StoredBook>
  readonly pagesIn: (book: string) => LazyMap<FilledPage>
}

/**
 * A registry that records nothing: it checks each new item against the contract and the registry's rules, and refuses an id
 * or a page that is taken. Its books have the volumes that the new items would give them. It knows the warnings about an item
 * and its visit, not those that compare people or venues.
 */
export function dryRunRegistry(registry: Registry): Registry {
  const dryRun = dryRunOf(registry)
  return {
    ...registry,
    requireScopes: async () => await registry.requireScopes(['read']),
    partnerships: partnershipsOf(dryRun),
    visits: visitsOf(dryRun),
    entriesOf: (book) => entriesOf(dryRun, book),
    books: async () => (await dryRun.books.values()).map(bookAnswer),
    openVolume: async ({ book }, volume) => {
      const before = await bookOf(dryRun, book)
      const filled = await dryRun.pagesIn(book).values()
      const { book: after } = asApiProblem(() => {
        const input = parseOrRefuse(volumeInput, volume)
        return openVolume(before, input, takenPages(filled, input), previewMoment())
      })
      await dryRun.books.set(after)
      return bookAnswer(after)
    },
  }
}

function dryRunOf(registry: Registry): DryRun {
  const pages = new Map<string, LazyMap<FilledPage>>()
  return {
    registry,
    partnerships: new LazyMap(registry.allPartnerships, ({ id }) => id),
    visits: new Map(),
    books: new LazyMap(
      async () => (await registry.books()).map(storedBook),
      ({ book }) => book,
    ),
    pagesIn: (book) => {
      const known =
        pages.get(book) ??
        new LazyMap(
          async () => await registry.filledPages(book),
          ({ volume, page }) => `${volume} ${page}`,
        )
      pages.set(book, known)
      return known
    },
  }
}

const partnershipsOf = ({ registry, partnerships }: DryRun): Records<PartnershipBody, Partnership> => ({
  ...registry.partnerships,
  record: async (body) => {
    const thing = registry.partnerships.preview(body)
    await partnerships.add(thing, (other) => cityTaken(thing.id, other.externalId, body.externalId))
    return { id: thing.id, thing, warnings: inDryRun(warningsOfPartnership(thing)) }
  },
})

const visitsOf = ({ registry, visits }: DryRun): Records<VisitBody, Visit> => ({
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
})

const entriesOf = (dryRun: DryRun, book: string): Records<EntryBody, Entry> => ({
  ...dryRun.registry.entriesOf(book),
  record: async (body) => {
    const { thing, book: after } = previewEntry(await bookOf(dryRun, book), body)
    await requireInNoOtherBook(dryRun, thing)
    for (const page of pagesOf(thing)) await dryRun.pagesIn(book).add(page, pageTaken)
    await dryRun.books.set(after)
    const visit = dryRun.visits.get(thing.visitId ?? '')
    return { id: String(thing.number), thing, warnings: inDryRun(warningsOfEntry(thing, visit)) }
  },
})

async function bookOf({ books }: DryRun, name: string): Promise<StoredBook> {
  const book = await books.get(name)
  if (book) return book
  throw bookNotFound(name)
}

/** An external id is unique among the entries of all books, but a list has those of one book. */
async function requireInNoOtherBook(
  { registry, books }: DryRun,
  { book, externalId }: Pick<Entry, 'book' | 'externalId'>,
): Promise<void> {
  if (externalId === undefined) return
  for (const { book: other } of await books.values()) {
    const found = other === book ? undefined : await registry.entriesOf(other).find(externalId)
    if (found) throw inOtherBook(other, found.id)
  }
}

/** The pages of a volume that its opening takes into account. */
const takenPages = (
  filled: readonly FilledPage[],
  { number, nextPage }: { readonly number?: number | undefined; readonly nextPage: number },
): number[] =>
  filled.filter(({ volume, page }) => volume === number && page >= nextPage).map(({ page }) => page)

/** The warnings of the registry say that the thing is recorded. */
const inDryRun = (warnings: readonly Warning[]): Warning[] =>
  warnings.map((warning) => ({
    ...warning,
    message: warning.message.replace(/ is recorded([;,.])/, ' would be recorded$1'),
  }))

/** A book of an answer, which does not tell the pages that archive entries fill. */
const storedBook = ({ book, version, entries = 0, volumes }: Book): StoredBook => ({
  book,
  entries,
  openings: version,
  volumes: volumes.map(({ pagesLeft: _, ...volume }) => volume),
})
