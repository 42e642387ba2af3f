/** The pages of a book: the next free one for a live entry, the known one for an archive's. */
import { bookSubject, openVolumeOf, withVolume, type KeptBook, type KeptVolume } from './book'
import { invalid, Refusal } from '../shared/refusal'

/** The book with a page taken for an entry, and where that is. */
export interface Placed {
  readonly book: KeptBook
  readonly volume?: number
  readonly page?: number
}

/** Takes the next free page of the open volume; throws `volume-full` when there is none. */
export function takeNextPage(book: KeptBook): Placed {
  const volume = openVolumeOf(book)
  if (volume?.nextPage === undefined || volume.capacity === undefined || volume.nextPage > volume.capacity)
    throw new Refusal(
      'volume-full',
      `The open volume has no page left. Open the next: POST /v1/${bookSubject(book.book)}/volumes.`,
    )
  return { ...takePage(book, volume, volume.nextPage), volume: volume.number, page: volume.nextPage }
}

/** Takes the place that the archive knows; a volume that is new to the book becomes known as `archived`. */
export function takeArchivedPage(
  book: KeptBook,
  number: number | undefined,
  page: number | undefined,
): Placed {
  if (number === undefined) {
    if (page === undefined) return { book }
    throw invalid([{ pointer: '/volume', message: 'is missing: a page is a page of a volume' }])
  }
  const known = book.volumes.find((volume) => volume.number === number)
  const volume: KeptVolume = known ?? { number, status: 'archived' }
  if (page === undefined) return { book: withVolume(book, volume), volume: number }
  if (volume.capacity !== undefined && page > volume.capacity)
    throw invalid([
      { pointer: '/page', message: `must be ${volume.capacity} or less, the volume's last page` },
    ])
  return { ...takePage(book, volume, page), volume: number, page }
}

function takePage(book: KeptBook, volume: KeptVolume, page: number): { readonly book: KeptBook } {
  const isAhead = volume.status === 'open' && volume.nextPage !== undefined && page >= volume.nextPage
  const after = isAhead ? advanceNextPage({ ...volume, taken: [...(volume.taken ?? []), page] }) : volume
  return { book: withVolume(book, after) }
}

/** Moves `nextPage` past the pages that are taken, and forgets those behind it. */
export function advanceNextPage({ taken = [], nextPage = 1, ...volume }: KeptVolume): KeptVolume {
  const pages = new Set(taken)
  let next = nextPage
  while (pages.has(next)) next += 1
  const ahead = taken.filter((page) => page > next).toSorted((a, b) => a - b)
  return { ...volume, nextPage: next, ...(ahead.length > 0 ? { taken: ahead } : {}) }
}
