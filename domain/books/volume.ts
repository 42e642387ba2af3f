/** Opens a volume of a book: the next one, an archived one, or volume 1 with the pages that it really has. */
import type { Book, VolumeInput } from '../../contract/books/schemas'
import type { Change } from '../../contract/changes'
import { LAST_VOLUME } from '../../contract/limits'
import type { Fault } from '../../contract/problems'
import {
  bookAnswer,
  bookSubject,
  isAsSetUp,
  uniqueByNumber,
  openVolumeOf,
  type StoredBook,
  type StoredVolume,
} from './book'
import { changeOf, differencesOf, type Moment } from '../shared/change'
import { advanceNextPage } from './pages'
import { requireNone } from '../shared/refusal'

/**
 * Opens the next volume, or one that only archive entries have named, and closes the open one. Throws `invalid`.
 *
 * @param takenPages the pages of the volume that entries fill, from its next page on
 */
export function openVolume(
  before: StoredBook,
  input: VolumeInput,
  takenPages: readonly number[],
  moment: Moment,
): { readonly book: StoredBook; readonly change: Change<Book> } {
  const number = numberOf(before, input)
  requireNone(volumeFaults(before, number, input, takenPages))
  const opened = advanceNextPage({
    number,
    status: 'open',
    capacity: input.capacity,
    nextPage: input.nextPage,
    taken: takenPages,
  })
  const closed = before.volumes.map((volume) => (volume.status === 'open' ? closedVolume(volume) : volume))
  const book = { ...before, openings: before.openings + 1, volumes: uniqueByNumber([...closed, opened]) }
  const data = bookAnswer(book)
  const header = { type: 'book.volume-opened', subject: bookSubject(book.book) } as const
  return {
    book,
    change: changeOf(header, book.openings, data, differencesOf(bookAnswer(before), data), moment),
  }
}

/** The number of the volume that a request opens: the next number unless the request names one. */
export const numberOf = (book: StoredBook, { number }: Pick<VolumeInput, 'number'>): number =>
  number ?? nextNumber(book)

/** The highest number of the book's volumes, plus one. */
const nextNumber = (book: StoredBook): number => Math.max(...book.volumes.map((volume) => volume.number)) + 1

/** Whether volume 1, which is open, may be opened once more with the pages that it has. */
export const mayRestateFirst = (book: Pick<StoredBook, 'openings' | 'entries'>): boolean =>
  isAsSetUp(book) && book.entries > 0

/**
 * Whether a volume may be opened: the next one, one above the open volume that has archive entries, or volume 1 with entries
 * as it was set up, of which nobody has stated the pages.
 */
const mayBeOpened = (book: StoredBook, number: number): boolean =>
  number === nextNumber(book) ||
  (number === 1 && mayRestateFirst(book)) ||
  (number > (openVolumeOf(book)?.number ?? 0) &&
    book.volumes.some((volume) => volume.number === number && volume.status === 'archived'))

function volumeFaults(
  book: StoredBook,
  number: number,
  { capacity, nextPage }: VolumeInput,
  takenPages: readonly number[],
): Fault[] {
  const next = nextNumber(book)
  const lastTaken = Math.max(0, ...takenPages)
  const checks: [isWrong: boolean, pointer: string, message: string][] = [
    [
      !mayBeOpened(book, number),
      '/number',
      `must be ${next}, the next volume, or a volume above the open one that has archive entries`,
    ],
    [
      number > LAST_VOLUME,
      '/number',
      `must be ${LAST_VOLUME} or less: name a volume that has archive entries`,
    ],
    [lastTaken > capacity, '/capacity', `must be ${lastTaken} or more: an entry fills that page`],
    [nextPage > capacity, '/nextPage', 'must not be greater than `capacity`'],
  ]
  return checks.flatMap(([isWrong, pointer, message]) => (isWrong ? [{ pointer, message }] : []))
}

const closedVolume = ({ taken: _, ...volume }: StoredVolume): StoredVolume => ({
  ...volume,
  status: 'closed',
})
