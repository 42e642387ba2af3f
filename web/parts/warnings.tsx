import { pathOf } from '../paths'
import { useRecorded, type Warning } from '../warnings'
import { common } from '../words/common'
import { warningWords } from '../words/warnings'
import { Message } from './message'

/** Says that a thing was recorded, with the warnings of its last change, until the person has read them. */
export function Warnings({ subject }: { readonly subject: string }) {
  const { recorded, dismiss } = useRecorded(subject)
  const words = warningWords()
  if (!recorded) return null
  const { warnings, isMerged } = recorded
  return (
    <div class="note">
      <p role="status">
        {common().recorded} {isMerged && words.merged}
      </p>
      <WarningList warnings={warnings} />
      <button type="button" class="link" onClick={dismiss}>
        {words.dismiss}
      </button>
    </div>
  )
}

/** The warnings in an answer to a write; nothing if there are none. */
export const WarningList = ({ warnings }: { readonly warnings: readonly Warning[] }) =>
  warnings.length === 0 ? null : (
    <>
      <p>
        <b>{common().warnings}</b>
      </p>
      <ul>
        {warnings.map(({ code, message, visitId }, index) => (
          <li key={`${code}-${index}`}>
            <Message of={message} />{' '}
            {visitId !== undefined && <a href={pathOf('visit', { visitId })}>{warningWords().show}</a>}
          </li>
        ))}
      </ul>
    </>
  )
