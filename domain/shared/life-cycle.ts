import { Refusal } from './refusal'

/** For each status, those that may follow it. */
export type LifeCycle<Status extends string> = Readonly<Record<Status, readonly Status[]>>

/** Throws `forbidden-step`, naming the allowed steps, unless the life cycle has this one. */
export function requireStep<Status extends string>(
  what: string,
  cycle: LifeCycle<Status>,
  from: Status,
  to: Status,
): void {
  const allowed = cycle[from]
  if (allowed.includes(to)) return
  const way = allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It stays as it is.'
  throw new Refusal('forbidden-step', `A ${what} that is ${from} cannot become ${to}. ${way}`, { allowed })
}

/** Whether a thing of this status does not count as having happened. An entry is never cancelled. */
export const isCalledOff = (status: string): status is 'cancelled' | 'void' =>
  status === 'cancelled' || status === 'void'
