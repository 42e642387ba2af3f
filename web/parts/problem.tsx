import type { Answer } from '../api'
import { Message } from './message'
import { common } from '../words/common'

/** The parts of a problem (RFC 9457) that a person is shown. */
interface ProblemBody {
  readonly detail?: string
  readonly instance?: string
}

const problemIn = (answer: Answer<unknown>): ProblemBody =>
  typeof answer.body === 'object' && answer.body !== null ? answer.body : {}

function sentenceFor(answer: Answer<unknown> | undefined): string {
  const words = common()
  if (!answer) return words.noAnswer
  if (answer.status === 404) return words.notFound
  if (answer.status === 403) return words.forbidden
  return words.unexpected
}

interface ProblemProps {
  /** Absent if there was no answer. */
  readonly answer?: Answer<unknown> | undefined
  readonly retry?: (() => void) | undefined
}

/** What went wrong, and what a person can do about it. The API's own sentence is in English. */
export function Problem({ answer, retry }: ProblemProps) {
  const { detail, instance } = answer ? problemIn(answer) : {}
  return (
    <div class="note problem" role="alert">
      <p>
        <b>{sentenceFor(answer)}</b>
      </p>
      {detail && answer?.status !== 404 && (
        <p>
          <Message of={detail} />
        </p>
      )}
      {instance && answer && answer.status >= 500 && <p class="meta">{common().requestId(instance)}</p>}
      {retry && answer?.status !== 404 && (
        <button type="button" class="button quiet" onClick={retry}>
          {common().retry}
        </button>
      )}
    </div>
  )
}
