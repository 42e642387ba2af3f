/** Which notices a visit gives. */
import type { NoticeKind } from '../../contract/notices/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff } from '../shared/life-cycle'
import { invalid, Refusal } from '../shared/refusal'

/** Throws `forbidden-step` for a visit that is called off, and `invalid` for a kind for which the visit lacks something. */
export function requireComposable(kind: NoticeKind, visit: Visit): void {
  if (isCalledOff(visit.status))
    throw new Refusal(
      'forbidden-step',
      `A visit that is ${visit.status} has no notice. Retract a notice that is issued.`,
      { allowed: [] },
    )
  const missing = MISSING[kind](visit)
  if (missing !== undefined) throw invalid([{ pointer: '/kind', message: missing }])
}

const MISSING: Readonly<Record<NoticeKind, (visit: Visit) => string | undefined>> = {
  invitation: ({ appointment }) =>
    appointment === undefined
      ? 'needs an appointment for the press: add `appointment` to the visit'
      : undefined,
  notice: () => undefined,
  statement: ({ statements }) =>
    statements.some(({ status }) => status === 'approved')
      ? undefined
      : 'needs an approved statement: add one to the `statements` of the visit',
}
