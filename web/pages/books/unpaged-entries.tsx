/** The entries of which an archive does not know the page. */
import { useState } from 'preact/hooks'
import { formatNumber } from '../../format'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import type { Entry } from './book-entries'
import { EntryLinks } from './entry-links'
import { EntryText } from './entry-text'

/** The entries that are shown at first, and with every "more". */
const STEP = 10

interface UnpagedEntriesProps {
  readonly entries: readonly Entry[]
  /** The number of the volume that is shown: its entries come first, then those of an unknown volume. */
  readonly volume: number
}

export function UnpagedEntries({ entries, volume }: UnpagedEntriesProps) {
  const words = bookWords()
  const unpaged = entries.filter(({ page }) => page === undefined)
  const groups = [
    [words.volume(volume), unpaged.filter((entry) => entry.volume === volume)],
    [words.unknownVolume, unpaged.filter((entry) => entry.volume === undefined)],
  ] as const
  if (groups.every(([, found]) => found.length === 0)) return null
  return (
    <section class="unpaged">
      <h2>{words.unpaged}</h2>
      <p class="meta">{words.unpagedHint}</p>
      {groups.map(
        ([title, found]) => found.length > 0 && <Group key={title} title={title} entries={found} />,
      )}
    </section>
  )
}

function Group({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const [count, setCount] = useState(STEP)
  const shown = entries.slice(0, count)
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain lined">
        {shown.map((entry) => (
          <li key={entry.number}>
            <EntryText entry={entry} />
            <div>
              <p class="meta folio">{bookWords().entry(entry.number)}</p>
              <EntryLinks entry={entry} />
            </div>
          </li>
        ))}
      </ul>
      <p class="list-end">
        <span role="status" class="meta">
          {bookWords().shownOf(formatNumber(shown.length), formatNumber(entries.length))}
        </span>
        {shown.length < entries.length && (
          <button type="button" class="button quiet" onClick={() => setCount(count + STEP)}>
            {common().more}
          </button>
        )}
      </p>
    </>
  )
}
