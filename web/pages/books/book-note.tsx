/** Says what was just recorded, with its warnings. */
import { formatDate } from '../../format'
import { OtherPeople } from '../../parts/other-people'
import { nameOf } from '../../parts/visit-item'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import type { Entry } from './book-entries'
import { addressOf } from './position'
import type { EntryWarning, RecordedInBook } from './recorded-in-book'

/** A status region that stays on the page, so that what comes into it is read aloud. */
export const BookNote = ({ recorded }: { readonly recorded: RecordedInBook | undefined }) => (
  <div role="status" class="no-print">
    {recorded && <Told recorded={recorded} />}
  </div>
)

function Told({ recorded }: { readonly recorded: RecordedInBook }) {
  const words = bookWords().recorded
  if (recorded.what === 'opened')
    return (
      <p class="note">
        <b>{words.opened(recorded.volume)}</b>
      </p>
    )
  const { what, entry, warnings } = recorded
  return (
    <div class="note">
      <p>
        <b>{words[what](entry.number)}</b>
      </p>
      {warnings.length > 0 && <p>{common().warnings}:</p>}
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning, index) => (
            <li key={index}>
              <WarningText warning={warning} entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface WarningTextProps {
  readonly warning: EntryWarning
  readonly entry: Entry
}

function WarningText({ warning, entry }: WarningTextProps) {
  const words = bookWords()
  if (!('personId' in warning)) return <>{words.warnings[warning.code]}</>
  const people = [...entry.signers, ...entry.hosts]
  const person = people.find(({ personId }) => personId === warning.personId)
  const told = words.warnings[warning.code](person ? nameOf(person) : warning.personId)
  if (warning.code === 'perhaps-the-same')
    return (
      <>
        {told} <OtherPeople people={warning.others} />
      </>
    )
  return (
    <>
      {told}{' '}
      {warning.entries.map(({ book, number, signedOn }, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <a href={addressOf(book, { entry: number })}>
            {formatDate(signedOn)} ({words.entry(number)})
          </a>
        </span>
      ))}
    </>
  )
}
