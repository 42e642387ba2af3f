import { pathOf } from '../paths'
import { useRecorded } from '../warnings'
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
      {warnings.length > 0 && (
        <>
          <p>
            <b>{common().warnings}</b>
          </p>
          <ul>
            {warnings.map(({ code, message, visitId }, index) => (
              <li key={`${code}-${index}`}>
                <Message of={message} />{' '}
                {visitId !== undefined && <a href={pathOf('visit', { visitId })}>{words.show}</a>}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="link" onClick={dismiss}>
        {words.dismiss}
      </button>
    </div>
  )
}
