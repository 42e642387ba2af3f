/** A book as a book: its volumes, and the pages that lie open. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import { useMay } from '../../context'
import { navigate } from '../../navigation'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { Skeleton } from '../../parts/loading'
import { pathOf } from '../../paths'
import { bookName, bookWords } from '../../words/books'
import { common } from '../../words/common'
import { forgetBook, useBook, type BookInHand, type LoadedBook } from './book-entries'
import { EntryDesk } from './entry-desk'
import { OpenVolume } from './open-volume'
import { addressOf, entryIn, positionOf, type Position } from './position'
import { leaveRecorded, takeRecorded, type RecordedEntry, type RecordedInBook } from './recorded-in-book'
import { BookNote } from './book-note'
import { OpenPages } from './spread'
import { spreadAt, type Spread } from './spreads'
import { Turning } from './turning'
import { UnpagedEntries } from './unpaged-entries'
import { useNarrow } from './use-narrow'
import { VolumeFilling } from './volume-filling'
import { OtherBooks, VolumeLinks } from './volume-links'

export function BookPage({ params, query }: PageProps) {
  const name = params['book'] ?? ''
  const inHand = useBook(name)
  const isSingle = useNarrow()
  const { loaded } = inHand
  if (loaded.state !== 'loading' && isMissing(loaded)) return <MissingPage kind="book" />
  const words = bookWords()
  const position = loaded.state === 'ready' ? positionOf(loaded.value, query) : undefined
  const spread = position && spreadAt(position.page, { capacity: position.capacity, isSingle })
  const lead =
    loaded.state === 'loading'
      ? words.loading(loaded.count, loaded.total)
      : position && spread && positionWords(position, spread)
  return (
    <Page title={bookName(name)} lead={<span role="status">{lead}</span>}>
      <OtherBooks than={name} />
      {loaded.state === 'loading' && <Skeleton lines={8} />}
      {loaded.state === 'failed' && <Problem answer={loaded.answer} retry={inHand.reload} />}
      {loaded.state === 'ready' && position && spread && (
        <OpenBook {...{ inHand, from: loaded.value, position, spread, isSingle, query }} />
      )}
    </Page>
  )
}

function positionWords({ volume, capacity }: Position, { pages }: Spread): string {
  const words = bookWords()
  return capacity === 0
    ? words.noPages(volume.number)
    : words.position(volume.number, words.pages(pages), capacity)
}

interface OpenBookProps {
  readonly inHand: BookInHand
  readonly from: LoadedBook
  readonly position: Position
  readonly spread: Spread
  readonly isSingle: boolean
  readonly query: URLSearchParams
}

function OpenBook({ inHand, from, position, spread, isSingle, query }: OpenBookProps) {
  const { book } = from.book
  const { volume, capacity } = position
  const mayBook = useMay('book')
  const [recorded, setRecorded] = useRecordedAt(`${volume.number}/${spread.pages.join()}`)
  const entry = entryIn(from, query)
  const takeEntry = (next: RecordedEntry) => {
    inHand.replace(next.entry)
    setRecorded(next)
    navigate(addressOf(book, { volume: volume.number, page: spread.pages[0] }), { force: true })
  }
  const onOpened = (number: number) => {
    forgetBook(book)
    // The page is made anew when the book is loaded.
    leaveRecorded({ what: 'opened', volume: number })
    inHand.reload()
    navigate(pathOf('book', { book }), { force: true })
  }
  return (
    <>
      <BookNote recorded={recorded} />
      <BookActions book={book} />
      <VolumeLinks book={from.book} shown={volume.number} />
      {capacity > 0 && (
        <>
          <Turning book={book} position={position} spread={spread} isSingle={isSingle} />
          <OpenPages from={from} position={position} pages={spread.pages} />
        </>
      )}
      {entry && <EntryDesk entry={entry} query={query} onRecorded={takeEntry} />}
      <OlderEntries inHand={inHand} count={from.entries.length} />
      <VolumeFilling from={from} volume={volume} />
      {mayBook && <OpenVolume key={from.etag} from={from} onOpened={onOpened} onReload={inHand.reload} />}
      <UnpagedEntries entries={from.entries} volume={volume.number} />
    </>
  )
}

/** What was just recorded, until other pages are turned to. */
function useRecordedAt(shown: string) {
  const [recorded, setRecorded] = useState<RecordedInBook | undefined>(takeRecorded)
  const last = useRef(shown)
  useEffect(() => {
    if (last.current !== shown) setRecorded(undefined)
    last.current = shown
  }, [shown])
  return [recorded, setRecorded] as const
}

const BookActions = ({ book }: { readonly book: string }) => (
  <p class="actions">
    {useMay('book') && (
      <a class="button" href={pathOf('signBook', { book })}>
        {bookWords().signs}
      </a>
    )}
    <button type="button" class="button quiet" onClick={() => print()}>
      {common().print}
    </button>
  </p>
)

function OlderEntries({ inHand, count }: { readonly inHand: BookInHand; readonly count: number }) {
  if (!inHand.older) return null
  return (
    <div class="note no-print">
      <p>{bookWords().loadedSoFar(count)}</p>
      <button type="button" class="button quiet" onClick={inHand.older}>
        {bookWords().older}
      </button>
    </div>
  )
}
