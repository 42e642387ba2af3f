/** Where an entry leads to: its visit, its history, and for those who keep the book its correction. */
import { useMay } from '../../context'
import { VisibilityTag } from '../../parts/tags'
import { pathOf } from '../../paths'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'
import { addressOf, type EntryView } from './position'

/** The changes of an entry without corrections: its signing, and its voiding. */
const isCorrected = ({ version, status }: Entry): boolean => version > (status === 'void' ? 2 : 1)

export function EntryLinks({ entry }: { readonly entry: Entry }) {
  const { book, volume, page, number, visitId, visibility, status } = entry
  const words = bookWords()
  const maySign = useMay('book') && status === 'signed'
  const addressTo = (show: EntryView) => addressOf(book, { volume, page, entry: number, show })
  return (
    <div class="entry-links">
      <VisibilityTag visibility={visibility} />
      {isCorrected(entry) && <span class="tag">{words.corrected}</span>}
      <ul class="plain links no-print">
        {visitId !== undefined && (
          <li>
            <a href={pathOf('visit', { visitId })}>{words.visit}</a>
          </li>
        )}
        <li>
          <a href={addressTo('history')}>{words.history}</a>
        </li>
        {maySign && (
          <li>
            <a href={addressTo('correct')}>{words.correct}</a>
          </li>
        )}
        {maySign && (
          <li>
            <a href={addressTo('void')}>{words.void}</a>
          </li>
        )}
      </ul>
    </div>
  )
}
