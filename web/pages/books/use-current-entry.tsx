/** The version of an entry that a form changes. Another person may change the entry while the form is open. */
import { useState } from 'preact/hooks'
import type { Answer } from '../../api'
import { useOffice } from '../../context'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'
import { EntryText } from './entry-text'

export interface CurrentEntry {
  /** The newest version that is known. */
  readonly entry: Entry
  /** Of that version. */
  readonly etag: string
  /** Whether it is newer than the one that the form began with. */
  readonly isNewer: boolean
  /** Reads the entry again if an answer says that it has changed; returns whether it says so. */
  readonly takeStale: (answer: Answer<unknown>) => boolean
}

export function useCurrentEntry(first: Entry): CurrentEntry {
  const { api } = useOffice()
  const [entry, setEntry] = useState(first)
  const { book, number } = first
  async function readAgain(): Promise<void> {
    const answer = await api.call('readEntry', { params: { book, number: String(number) } })
    if (answer.ok) setEntry(answer.body)
  }
  return {
    entry,
    etag: `"${entry.version}"`,
    isNewer: entry.version > first.version,
    takeStale: ({ status }) => {
      if (status !== 412) return false
      void readAgain()
      return true
    },
  }
}

/** The entry as it is now, after somebody else has changed it. */
export const MeanwhileNote = ({ current }: { readonly current: CurrentEntry }) => (
  <div role="alert">
    {current.isNewer && (
      <div class="note">
        <p>{bookWords().changedMeanwhile}</p>
        <EntryText entry={current.entry} />
      </div>
    )}
  </div>
)
