/** What was recorded, said on the page that is shown next. */
import { useState } from 'preact/hooks'
import { common } from '../words/common'
import { Message } from './message'

interface Notice {
  readonly text: string
  /** The sentences of the API's warnings, in English. */
  readonly warnings: readonly string[]
}

let pending: Notice | undefined

const warningsIn = (body: unknown): readonly string[] => {
  const { warnings = [] } = (body ?? {}) as { readonly warnings?: readonly { readonly message: string }[] }
  return warnings.map(({ message }) => message)
}

/** Keeps the sentence for the next page that has a `<Recorded>`, with the warnings of the answer's body. */
export function sayRecorded(text: string, body?: unknown): void {
  pending = { text, warnings: warningsIn(body) }
}

function takePending(): Notice | undefined {
  const taken = pending
  pending = undefined
  return taken
}

/** The sentence of the page before, once. */
export function Recorded() {
  const [notice] = useState(takePending)
  return (
    <div role="status">
      {notice && (
        <div class="note">
          <p>{notice.text}</p>
          {notice.warnings.length > 0 && (
            <>
              <p>
                <b>{common().warnings}</b>
              </p>
              <ul>
                {notice.warnings.map((each) => (
                  <li key={each}>
                    <Message of={each} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  )
}
