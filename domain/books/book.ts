/** A book as it is stored, and as the API returns it. */
import { GOLDEN_BOOK, type Book, type Volume } from '../../contract/books/schemas'
import { USUAL_CAPACITY } from '../../contract/limits'

/**
 * A stored volume. An archived volume has no known `capacity`. `taken` lists the pages from `nextPage` on that archive
 * entries fill.
 */
export interface StoredVolume {
  readonly number: number
  readonly status: Volume['status']
  readonly capacity?: number
  readonly nextPage?: number
  readonly taken?: readonly number[]
}

/** A stored book. `entries` is the number of the last entry, `openings` counts the changes of the volumes. */
export interface StoredBook {
  readonly book: string
  readonly entries: number
  readonly openings: number
  readonly volumes: readonly StoredVolume[]
}

/** A new book: empty, with volume 1 open. */
export const newBook = (book: string): StoredBook => ({
  book,
  entries: 0,
  openings: 0,
  volumes: [{ number: 1, status: 'open', capacity: USUAL_CAPACITY, nextPage: 1 }],
})

/** Whether volume 1 is open as the book was set up: nobody has stated its capacity or its next page. */
export const isAsSetUp = ({ openings }: Pick<StoredBook, 'openings'>): boolean => openings === 0

export const bookSubject = (book: string): string => `books/${book}`

/** The book as the API returns it. */
export const bookAnswer = ({ book, openings, entries, volumes }: StoredBook): Book => ({
  book,
  version: openings,
  reserved: book === GOLDEN_BOOK,
  entries,
  volumes: volumes.map(volumeAnswer),
})

function volumeAnswer({ taken = [], ...volume }: StoredVolume): Volume {
  if (volume.status !== 'open' || volume.capacity === undefined || volume.nextPage === undefined)
    return volume
  return { ...volume, pagesLeft: Math.max(0, volume.capacity - volume.nextPage + 1 - taken.length) }
}

/** The volume in which live entries are signed. */
export const openVolumeOf = (book: StoredBook): StoredVolume | undefined =>
  book.volumes.find(({ status }) => status === 'open')

/** The volumes in order of number. Of two volumes with one number, the later in the list. */
export const uniqueByNumber = (volumes: readonly StoredVolume[]): StoredVolume[] =>
  [...new Map(volumes.map((volume) => [volume.number, volume])).values()].toSorted(
    (a, b) => a.number - b.number,
  )

/** The book with a volume added or replaced. */
export const withVolume = (book: StoredBook, volume: StoredVolume): StoredBook => ({
  ...book,
  volumes: uniqueByNumber([...book.volumes, volume]),
})
