/** The entries of a book. The API lists them by the day of signing, so the pages find theirs in what is loaded. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { bodyOf, failureOf, succeeded, type Failed } from '../../load'

export type Book = BodyOf<'readBook'>
export type Volume = Book['volumes'][number]
export type Entry = BodyOf<'readEntry'>
export type Signer = Entry['signers'][number]
export type Person = Entry['hosts'][number]

/** The most that the API lists at once. */
const PAGE_SIZE = 100
/** The entries that are loaded without being asked for: some decades of a book. */
const LOADED_AT_ONCE = 1000
/** How long a loaded book is shown again without asking for it, in milliseconds. */
const KEPT_FOR = 60_000

export interface LoadedBook {
  readonly book: Book
  /** Of `book`, to open a volume. */
  readonly etag: string
  /** Newest first. */
  readonly entries: readonly Entry[]
  /** Where older entries go on; absent if all are loaded. */
  readonly cursor?: string | undefined
}

type BookState =
  /** `count` entries are loaded so far, of `total`. */
  | { readonly state: 'loading'; readonly count: number; readonly total?: number | undefined }
  | Failed
  | { readonly state: 'ready'; readonly value: LoadedBook }

export interface BookInHand {
  readonly loaded: BookState
  /** Reads the book again. */
  readonly reload: () => void
  /** Loads older entries; absent if there are none. */
  readonly older: (() => void) | undefined
  /** Puts a changed entry in the place of its former version. */
  readonly replace: (entry: Entry) => void
}

const kept = new Map<string, { readonly at: number; readonly value: LoadedBook }>()

const keep = (name: string, value: LoadedBook): void => void kept.set(name, { at: Date.now(), value })

/** Forgets a book, after something was recorded in it. */
export const forgetBook = (name: string): void => void kept.delete(name)

function keptBook(name: string): LoadedBook | undefined {
  const found = kept.get(name)
  return found && Date.now() - found.at < KEPT_FOR ? found.value : undefined
}

type OnProgress = (count: number, total: number | undefined) => void

async function loadBook(api: Api, name: string, onProgress: OnProgress): Promise<LoadedBook> {
  const { body: book, etag = '' } = await succeeded(api.call('readBook', { params: { book: name } }))
  return await loadEntries(api, { book, etag, entries: [] }, onProgress)
}

/** Loads entries behind those that are loaded, at most `LOADED_AT_ONCE`. */
async function loadEntries(api: Api, from: LoadedBook, onProgress: OnProgress): Promise<LoadedBook> {
  const added: Entry[] = []
  let { cursor } = from
  do {
    onProgress(from.entries.length + added.length, from.book.entries)
    const query = { limit: String(PAGE_SIZE), ...(cursor !== undefined && { cursor }) }
    // Each page names where the next one starts.
    const page = await bodyOf(api.call('listEntries', { params: { book: from.book.book }, query }))
    added.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined && added.length < LOADED_AT_ONCE)
  return { ...from, entries: [...from.entries, ...added], cursor }
}

/** A book with its entries, loaded once and kept for a minute. */
export function useBook(name: string): BookInHand {
  const { api } = useOffice()
  const [loaded, setLoaded] = useState<BookState>(() => {
    const value = keptBook(name)
    return value ? { state: 'ready', value } : { state: 'loading', count: 0 }
  })
  const latest = useRef(0)
  const show = (value: LoadedBook): void => {
    keep(name, value)
    setLoaded({ state: 'ready', value })
  }
  const run = useCallback(
    (load: (onProgress: OnProgress) => Promise<LoadedBook>) => {
      const mine = ++latest.current
      const isLatest = (): boolean => mine === latest.current
      load((count, total) => isLatest() && setLoaded({ state: 'loading', count, total })).then(
        (value) => isLatest() && show(value),
        (error: unknown) => isLatest() && setLoaded(failureOf(error)),
      )
    },
    [name],
  )
  const reload = useCallback(() => run((onProgress) => loadBook(api, name, onProgress)), [name])
  useEffect(() => {
    if (!keptBook(name)) reload()
    return () => void (latest.current += 1)
  }, [name])
  const value = loaded.state === 'ready' ? loaded.value : undefined
  return {
    loaded,
    reload,
    older:
      value?.cursor === undefined
        ? undefined
        : () => run((onProgress) => loadEntries(api, value, onProgress)),
    replace: (entry) => value && show(withEntry(value, entry)),
  }
}

const withEntry = (loaded: LoadedBook, entry: Entry): LoadedBook => ({
  ...loaded,
  entries: loaded.entries.map((each) => (each.number === entry.number ? entry : each)),
})
