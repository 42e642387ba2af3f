/** The open book: one or two pages. */
import { useEffect, useRef } from 'preact/hooks'
import { bookWords } from '../../words/books'
import type { LoadedBook, Volume } from './book-entries'
import { EntryText } from './entry-text'
import { entryOn, type Position } from './position'
import { EntryLinks } from './entry-links'

interface OpenPagesProps {
  readonly from: LoadedBook
  readonly position: Position
  readonly pages: readonly number[]
}

/** The pages take the focus when they are turned, unless it stands at a link that turns them. */
export function OpenPages({ from, position, pages }: OpenPagesProps) {
  const section = useRef<HTMLElement>(null)
  const { volume, page: turnedTo } = position
  // Not the pages, which differ as well when the window is made narrower.
  const at = `${volume.number}/${turnedTo}`
  const last = useRef(at)
  useEffect(() => {
    if (last.current === at) return
    last.current = at
    if (!document.activeElement?.closest('.turning')) section.current?.focus({ preventScroll: true })
  }, [at])
  return (
    <section
      ref={section}
      tabIndex={-1}
      class={pages.length === 1 ? 'open-pages single' : 'open-pages'}
      aria-label={bookWords().pages(pages)}
    >
      {pages.map((page) => (
        <OnePage key={page} from={from} volume={volume} page={page} />
      ))}
    </section>
  )
}

interface OnePageProps {
  readonly from: LoadedBook
  readonly volume: Volume
  readonly page: number
}

function OnePage({ from, volume, page }: OnePageProps) {
  const words = bookWords()
  const entry = entryOn(from.entries, volume.number, page)
  const id = `page-${page}`
  return (
    <article class={page % 2 === 0 ? 'leaf even' : 'leaf odd'} aria-labelledby={id}>
      <h2 class="visually-hidden" id={id}>
        {words.page(page)}
      </h2>
      {entry ? <EntryText entry={entry} /> : <p class="meta no-entry">{emptiness(from, volume, page)}</p>}
      <footer>
        {entry && <EntryLinks entry={entry} />}
        <p class="meta folio">{entry ? `${page} · ${words.entry(entry.number)}` : page}</p>
      </footer>
    </article>
  )
}

/** Why a page shows no entry. */
function emptiness({ cursor }: LoadedBook, { nextPage, status }: Volume, page: number): string {
  const words = bookWords()
  if (status === 'open' && nextPage !== undefined && page >= nextPage) return words.free
  return cursor === undefined ? words.unknownPage : words.notLoaded
}
