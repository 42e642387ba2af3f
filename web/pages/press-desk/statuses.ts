/** The statuses of notices, and the steps that the pages offer. The API decides. */
import type { Notice } from '../../parts/fact-words'

export type Status = Notice['status']

/** In the order of a notice's life. */
export const STATUSES = ['draft', 'approved', 'issued', 'corrected', 'retracted'] as const satisfies Status[]

/** Whether a notice is published. What is published is corrected, with what was wrong; anything earlier is edited. */
export const isIssued = (status: Status): boolean => status === 'issued' || status === 'corrected'

/** The status in an address. */
export const statusIn = (query: URLSearchParams): Status | undefined =>
  STATUSES.find((each) => each === query.get('status'))

export type Step = 'edit' | 'recompose' | 'approve' | 'issue' | 'correct' | 'retract'

/** Why a step is not offered. */
export type Hint = 'secondPerson' | 'pressOffice' | 'atMinute' | 'stale'

/** The person who looks at a notice. */
export interface Viewer {
  readonly sub: string
  readonly mayCompose: boolean
  /** Whether the person may approve, issue, correct and retract. */
  readonly mayDecide: boolean
}

interface Offer {
  /** The usual one comes first. */
  readonly steps: readonly Step[]
  readonly hint?: Hint | undefined
}

const ofAll = (mayDo: boolean, ...steps: readonly Step[]): readonly Step[] => (mayDo ? steps : [])

/** What decides about the steps at a notice. */
interface Situation extends Pick<Notice, 'status' | 'writtenBy' | 'embargoedUntil'> {
  /** Whether facts that the notice states have changed. */
  readonly isStale: boolean
  /** Whether the person who wrote last may not approve: what the stage says. */
  readonly fourEyes: boolean
}

/**
 * What is offered to a person.
 *
 * @param now an instant, `2026-11-17T09:00:00.000Z`
 */
export function offerOf(
  { status, writtenBy, embargoedUntil = '', isStale, fourEyes }: Situation,
  { sub, mayCompose, mayDecide }: Viewer,
  now: string,
): Offer {
  const writing = ofAll(mayCompose, 'edit', 'recompose')
  if (status === 'draft') {
    if (isStale) return { steps: writing.toReversed(), hint: 'stale' }
    if (fourEyes && writtenBy === sub)
      return { steps: writing, hint: mayDecide ? 'secondPerson' : 'pressOffice' }
    return {
      steps: [...ofAll(mayDecide, 'approve'), ...writing],
      hint: mayDecide ? undefined : 'pressOffice',
    }
  }
  if (status === 'approved') {
    if (isStale) return { steps: writing.toReversed(), hint: 'stale' }
    if (embargoedUntil > now) return { steps: writing, hint: 'atMinute' }
    return { steps: [...ofAll(mayDecide, 'issue'), ...writing] }
  }
  return { steps: status === 'retracted' ? [] : ofAll(mayDecide, 'correct', 'retract') }
}
