import { Refusal } from './refusal'

/** The statuses that may follow each status. */
export type LifeCycle<Status extends string> = Readonly<Record<Status, readonly Status[]>>

/** Throws `forbidden-step`, with the allowed steps, unless the life cycle has this step. */
export function requireStep<Status extends string>(
  kind: string,
  cycle: LifeCycle<Status>,
  from: Status,
  to: Status,
): void {
  const allowed = cycle[from]
  if (allowed.includes(to)) return
  const remedy =
    allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It cannot change its status.'
  throw new Refusal('forbidden-step', `A ${kind} that is ${from} cannot become ${to}. ${remedy}`, { allowed })
}

/** Whether a thing of this status does not take place on its days, for good or for now, or does not count. */
export const isCalledOff = (status: string): status is 'postponed' | 'cancelled' | 'void' =>
  isPostponed(status) || isCancelledOrVoid(status)

/** Whether a thing of this status does not take place at all, or does not count. */
export const isCancelledOrVoid = (status: string): status is 'cancelled' | 'void' =>
  status === 'cancelled' || status === 'void'

interface HasStatus {
  readonly status: string
}

/** Whether a change calls a thing off. */
export const becomesCalledOff = (after: HasStatus, before: HasStatus): boolean =>
  after.status !== before.status && isCalledOff(after.status)

/** Whether a thing of this status waits for new days: its old ones are in no calendar and in no range of days. */
export const isPostponed = (status: string): status is 'postponed' => status === 'postponed'
