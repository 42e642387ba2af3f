/** The pages of a book: a live entry takes the next free page, an archive entry the page that the archive names. */
import { bookSubject, isAsSetUp, openVolumeOf, withVolume, type StoredBook, type StoredVolume } from './book'
import { invalid, Refusal } from '../shared/refusal'

/** The book with the page of an entry taken, and the position of the entry. */
interface PlacedEntry {
  readonly book: StoredBook
  readonly volume?: number
  readonly page?: number
}

/** Takes the next free page of the open volume; throws `volume-full` if there is none. */
export function takeNextPage(book: StoredBook): PlacedEntry {
  const volume = openVolumeOf(book)
  if (volume?.nextPage === undefined || volume.capacity === undefined || volume.nextPage > volume.capacity)
    throw new Refusal(
      'volume-full',
      `The open volume has no free page. Open the next volume: POST /v1/${bookSubject(book.book)}/volumes.`,
    )
  return { ...takePage(book, volume, volume.nextPage), volume: volume.number, page: volume.nextPage }
}

/**
 * Takes the volume and page that the archive names. A volume that the book does not have is added as `archived`; one of which
 * nobody has stated the capacity has as many pages as the archive fills.
 */
export function takeArchivedPage(
  book: StoredBook,
  number: number | undefined,
  page: number | undefined,
): PlacedEntry {
  if (number === undefined) {
    if (page === undefined) return { book }
    throw invalid([{ pointer: '/volume', message: 'is missing: `page` needs the number of its volume' }])
  }
  const known = book.volumes.find((volume) => volume.number === number)
  const volume: StoredVolume = known ?? { number, status: 'archived' }
  if (page === undefined) return { book: withVolume(book, volume), volume: number }
  return { ...takePage(book, withPage(book, volume, page), page), volume: number, page }
}

/** The volume, which has this page. Throws `invalid` if its stated capacity is smaller. */
function withPage(book: StoredBook, volume: StoredVolume, page: number): StoredVolume {
  if (volume.capacity === undefined || page <= volume.capacity) return volume
  if (volume.number === 1 && (isAsSetUp(book) || volume.status === 'closed'))
    return { ...volume, capacity: page }
  throw invalid([{ pointer: '/page', message: `must be ${volume.capacity} or less, the volume's last page` }])
}

function takePage(book: StoredBook, volume: StoredVolume, page: number): { readonly book: StoredBook } {
  const isAhead = volume.status === 'open' && volume.nextPage !== undefined && page >= volume.nextPage
  const after = isAhead ? advanceNextPage({ ...volume, taken: [...(volume.taken ?? []), page] }) : volume
  return { book: withVolume(book, after) }
}

/** Moves `nextPage` past taken pages, and removes the pages before it from `taken`. */
export function advanceNextPage({ taken = [], nextPage = 1, ...volume }: StoredVolume): StoredVolume {
  const pages = new Set(taken)
  let next = nextPage
  while (pages.has(next)) next += 1
  const ahead = taken.filter((page) => page > next).toSorted((a, b) => a - b)
  return { ...volume, nextPage: next, ...(ahead.length > 0 ? { taken: ahead } : {}) }
}
