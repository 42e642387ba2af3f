/** The history, the correction or the voiding of an entry, shown below the pages of the book. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useMay } from '../../context'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'
import { CorrectEntry } from './correct-entry'
import { EntryHistory } from './entry-history'
import { addressOf, VIEWS, type EntryView } from './position'
import type { RecordedEntry } from './recorded-in-book'
import { VoidEntry } from './void-entry'

interface EntryDeskProps {
  readonly entry: Entry
  readonly query: URLSearchParams
  readonly onRecorded: (recorded: RecordedEntry) => void
}

export function EntryDesk({ entry, query, onRecorded }: EntryDeskProps) {
  const words = bookWords()
  const mayChange = useMay('book') && entry.status === 'signed'
  const view = VIEWS.find((each) => each === query.get('show'))
  if (view === undefined || (view !== 'history' && !mayChange)) return null
  const { book, volume, page, number } = entry
  const closed = addressOf(book, page === undefined ? { volume } : { volume, page })
  const titles: Readonly<Record<EntryView, string>> = {
    history: words.historyOf(number),
    correct: words.correctTitle(number),
    void: words.voidTitle(number),
  }
  const form = { entry, closed, onRecorded }
  return (
    <Desk key={`${number}/${view}`} title={titles[view]} closed={view === 'history' ? closed : undefined}>
      {view === 'history' && <EntryHistory entry={entry} />}
      {view === 'correct' && <CorrectEntry {...form} />}
      {view === 'void' && <VoidEntry {...form} />}
    </Desk>
  )
}

interface DeskProps {
  readonly title: string
  /** The address that a link for closing leads to. */
  readonly closed?: string | undefined
  readonly children: ComponentChildren
}

/** A section whose headline gets the focus when it opens. */
function Desk({ title, closed, children }: DeskProps) {
  const headline = useRef<HTMLHeadingElement>(null)
  useEffect(() => headline.current?.focus(), [])
  return (
    <section class="desk no-print">
      <h2 ref={headline} tabIndex={-1}>
        {title}
      </h2>
      {children}
      {closed !== undefined && (
        <p class="actions">
          <a class="button quiet" href={closed}>
            {bookWords().close}
          </a>
        </p>
      )}
    </section>
  )
}
