/** The steps of a visit's life, as the pages offer them. The API decides. */
import type { Visit } from '../../../contract/visits/schemas'
import { firstDayOf } from '../../days'

type Status = Visit['status']

/** What a step does: it leads to its status, or back to it from a visit that was postponed or cancelled. */
export type Action = Status | 'reinstatedPlanned' | 'reinstatedConfirmed'

export interface Step {
  readonly to: Status
  readonly action: Action
  /** Whether it leads towards the visit: the first such step is the usual one. */
  readonly isOnward: boolean
}

/** The steps onward come first, the usual one at the front. */
const STEPS: Readonly<
  Record<Status, { readonly onward: readonly Status[]; readonly others: readonly Status[] }>
> = {
  planned: { onward: ['confirmed'], others: ['postponed', 'cancelled', 'void'] },
  confirmed: { onward: ['completed'], others: ['planned', 'postponed', 'cancelled', 'void'] },
  postponed: { onward: ['planned', 'confirmed'], others: ['void'] },
  completed: { onward: [], others: ['void'] },
  cancelled: { onward: [], others: ['planned', 'confirmed', 'void'] },
  void: { onward: [], others: [] },
}

/** Whether a visit has begun: of a start without a day, the whole month or year has begun with its first day. */
export const hasBegun = ({ start }: Pick<Visit, 'start'>, today: string): boolean =>
  firstDayOf(start) <= today

/** The steps that are allowed today. A visit is completed on its first day or later. */
export function stepsOf(visit: Pick<Visit, 'status' | 'start'>, today: string): readonly Step[] {
  const { onward, others } = STEPS[visit.status]
  return [...onward, ...others]
    .filter((to) => to !== 'completed' || hasBegun(visit, today))
    .map((to) => ({ to, action: actionOf(visit.status, to), isOnward: onward.includes(to) }))
}

export function actionOf(from: Status, to: Status): Action {
  if (from !== 'postponed' && from !== 'cancelled') return to
  if (to === 'planned') return 'reinstatedPlanned'
  return to === 'confirmed' ? 'reinstatedConfirmed' : to
}

const WITHOUT_REASON: ReadonlySet<Action> = new Set(['planned', 'confirmed', 'completed'])

/** The API requires the reason why a visit is called off or reinstated. */
export const needsReason = (action: Action): boolean => !WITHOUT_REASON.has(action)

/** A visit that is over is changed by a correction with a reason. */
export const isOver = ({ status }: Pick<Visit, 'status'>): boolean =>
  status === 'completed' || status === 'cancelled'
