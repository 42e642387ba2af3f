import { pathOf } from '../paths'
import type { Warning } from '../recorded'
import { common } from '../words/common'
import { warningWords } from '../words/warnings'
import { Message } from './message'
import { OtherPeople } from './other-people'

/** The warnings in an answer to a write; nothing if there are none. */
export const WarningList = ({ warnings }: { readonly warnings: readonly Warning[] }) =>
  warnings.length === 0 ? null : (
    <>
      <p>
        <b>{common().warnings}</b>
      </p>
      <ul>
        {warnings.map(({ code, message, visitId, others = [] }, index) => (
          <li key={`${code}-${index}`}>
            <Message of={message} />{' '}
            {visitId !== undefined && <a href={pathOf('visit', { visitId })}>{warningWords().show}</a>}
            <OtherPeople people={others} />
          </li>
        ))}
      </ul>
    </>
  )
