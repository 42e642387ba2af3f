/** The volumes of a book: opened and closed, their pages counted. */
import { GOLDEN_BOOK, LAST_NUMBER, type Book, type Volume, type VolumeInput } from '../contract/books'
import type { Change } from '../contract/changes'
import type { Fault } from '../contract/problems'
import { changeOf, type Moment } from './change'
import { differences } from './json'
import { invalid, Refusal, requireNone } from './refusal'

/** The pages of a volume of which nobody says otherwise. */
export const USUAL_CAPACITY = 200

/**
 * A volume as it is kept: `capacity` is unknown of an archived one, and `taken` lists the pages from `nextPage` on
 * that the archive's entries fill already.
 */
export interface KeptVolume {
  readonly number: number
  readonly status: Volume['status']
  readonly capacity?: number
  readonly nextPage?: number
  readonly taken?: readonly number[]
}

/** A book as it is kept: `entries` is the last entry's number, `openings` counts the changes of its volumes. */
export interface KeptBook {
  readonly book: string
  readonly entries: number
  readonly openings: number
  readonly volumes: readonly KeptVolume[]
}

/** A book as it is set up with the stack: empty, volume 1 open. */
export const newBook = (book: string): KeptBook => ({
  book,
  entries: 0,
  openings: 0,
  volumes: [{ number: 1, status: 'open', capacity: USUAL_CAPACITY, nextPage: 1 }],
})

export const bookSubject = (book: string): string => `books/${book}`

/** The book as the API answers it. */
export const bookAnswer = ({ book, entries, volumes }: KeptBook): Book => ({
  book,
  reserved: book === GOLDEN_BOOK,
  entries,
  volumes: volumes.map(volumeAnswer),
})

function volumeAnswer({ taken = [], ...volume }: KeptVolume): Volume {
  if (volume.status !== 'open' || volume.capacity === undefined || volume.nextPage === undefined)
    return volume
  return { ...volume, pagesLeft: Math.max(0, volume.capacity - volume.nextPage + 1 - taken.length) }
}

const openVolumeOf = (book: KeptBook): KeptVolume | undefined =>
  book.volumes.find(({ status }) => status === 'open')

/**
 * Opens the next volume, or one that so far only the archive's entries named, and closes the last one.
 * `taken` are that volume's pages which the archive's entries fill.
 */
export function openVolume(
  before: KeptBook,
  input: VolumeInput,
  takenPages: readonly number[],
  moment: Moment,
): { readonly book: KeptBook; readonly change: Change<Book> } {
  const number = nextNumber(before, input)
  requireUnopened(before, number)
  requireNone(volumeFaults(before, number, input, takenPages))
  const opened = settled({
    number,
    status: 'open',
    capacity: input.capacity,
    nextPage: input.nextPage,
    taken: takenPages,
  })
  const closed = before.volumes.map((volume) => (volume.status === 'open' ? closing(volume) : volume))
  const book = { ...before, openings: before.openings + 1, volumes: inOrder([...closed, opened]) }
  const data = bookAnswer(book)
  const happening = { type: 'book.volume-opened', subject: bookSubject(book.book) } as const
  return {
    book,
    change: changeOf(happening, book.openings, data, differences(bookAnswer(before), data), moment),
  }
}

/** The number of the volume that such an opening opens: the one after the highest known, unless said otherwise. */
export const nextNumber = (book: KeptBook, { number }: Pick<VolumeInput, 'number'>): number =>
  number ?? Math.max(...book.volumes.map((volume) => volume.number)) + 1

function requireUnopened(book: KeptBook, number: number): void {
  const known = book.volumes.find((volume) => volume.number === number)
  if (!known || known.status === 'archived') return
  const message = `Volume ${number} has been opened before. Open another, or leave the number out.`
  throw new Refusal('duplicate', message, { location: `/v1/${bookSubject(book.book)}` })
}

function volumeFaults(
  book: KeptBook,
  number: number,
  { capacity, nextPage }: VolumeInput,
  takenPages: readonly number[],
): Fault[] {
  const current = openVolumeOf(book)?.number ?? 0
  const lastTaken = Math.max(0, ...takenPages)
  const checks: [isWrong: boolean, pointer: string, message: string][] = [
    [number < current, '/number', `must be above ${current}, the open volume's`],
    [number > LAST_NUMBER, '/number', `is missing: no volume follows ${LAST_NUMBER}, say which to open`],
    [lastTaken > capacity, '/capacity', `must be ${lastTaken} or more: an archive's entry fills that page`],
    [nextPage > capacity, '/nextPage', 'must be a page that the volume has'],
  ]
  return checks.flatMap(([isWrong, pointer, message]) => (isWrong ? [{ pointer, message }] : []))
}

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
  const after = isAhead ? settled({ ...volume, taken: [...(volume.taken ?? []), page] }) : volume
  return { book: withVolume(book, after) }
}

/** Moves `nextPage` past the pages that are taken, and forgets those behind it. */
function settled({ taken = [], nextPage = 1, ...volume }: KeptVolume): KeptVolume {
  const pages = new Set(taken)
  let next = nextPage
  while (pages.has(next)) next += 1
  const ahead = taken.filter((page) => page > next).toSorted((a, b) => a - b)
  return { ...volume, nextPage: next, ...(ahead.length > 0 ? { taken: ahead } : {}) }
}

const closing = ({ taken: _, ...volume }: KeptVolume): KeptVolume => ({ ...volume, status: 'closed' })

const inOrder = (volumes: readonly KeptVolume[]): KeptVolume[] =>
  [...new Map(volumes.map((volume) => [volume.number, volume])).values()].toSorted(
    (a, b) => a.number - b.number,
  )

const withVolume = (book: KeptBook, volume: KeptVolume): KeptBook => ({
  ...book,
  volumes: inOrder([...book.volumes, volume]),
})
