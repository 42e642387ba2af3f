/** Opening a book's volumes: the next one, or one that the archive has made known. */
import type { Book, VolumeInput } from '../contract/books'
import type { Change } from '../contract/changes'
import { LAST_NUMBER } from '../contract/limits'
import type { Fault } from '../contract/problems'
import { bookAnswer, bookSubject, inOrder, openVolumeOf, type KeptBook, type KeptVolume } from './book'
import { changeOf, type Moment } from './change'
import { differences } from './json'
import { settled } from './pages'
import { Refusal, requireNone } from './refusal'

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

const closing = ({ taken: _, ...volume }: KeptVolume): KeptVolume => ({ ...volume, status: 'closed' })
