/** Which volume and page an address of a book shows. */
import { pathOf } from '../../paths'
import type { Entry, LoadedBook, Volume } from './book-entries'

export interface Position {
  readonly volume: Volume
  readonly page: number
  /** The pages of the volume; 0 if none is known. */
  readonly capacity: number
}

/** What is shown of an entry beside its page. */
export const VIEWS = ['history', 'correct', 'void'] as const
export type EntryView = (typeof VIEWS)[number]

interface BookQuery {
  readonly volume?: number | undefined
  readonly page?: number | undefined
  /** The number of an entry. Without `volume` and `page`, the page of this entry is shown. */
  readonly entry?: number | undefined
  readonly show?: EntryView | undefined
}

export const addressOf = (book: string, query: BookQuery): string => pathOf('book', { book }, query)

const numberIn = (query: URLSearchParams, name: string): number | undefined => {
  const value = Number(query.get(name) ?? Number.NaN)
  return Number.isInteger(value) ? value : undefined
}

/** The entry that an address names. */
export const entryIn = ({ entries }: LoadedBook, query: URLSearchParams): Entry | undefined =>
  entries.find(({ number }) => number === numberIn(query, 'entry'))

/** The position of an address; without one, the last page that was filled. */
export function positionOf(loaded: LoadedBook, query: URLSearchParams): Position | undefined {
  const { volumes } = loaded.book
  const entry = entryIn(loaded, query)
  const wanted = numberIn(query, 'volume') ?? entry?.volume
  const volume =
    volumes.find(({ number }) => number === wanted) ??
    volumes.find(({ status }) => status === 'open') ??
    volumes.at(-1)
  if (!volume) return undefined
  const lastFilled = volume.status === 'open' ? (volume.nextPage ?? 1) - 1 : 1
  const page = numberIn(query, 'page') ?? entry?.page ?? lastFilled
  const capacity = capacityOf(volume, loaded.entries)
  return { volume, page: Math.min(Math.max(1, page), Math.max(1, capacity)), capacity }
}

/** The pages of a volume. Of an archived one, up to the last that holds an entry. */
function capacityOf({ number, capacity }: Volume, entries: readonly Entry[]): number {
  if (capacity !== undefined) return capacity
  const pages = entries.flatMap(({ volume, page }) => (volume === number && page !== undefined ? [page] : []))
  return Math.max(0, ...pages)
}

/** The entry of a page. */
export const entryOn = (entries: readonly Entry[], volume: number, page: number): Entry | undefined =>
  entries.find((entry) => entry.volume === volume && entry.page === page)
