/** The steps of a visit's life, as the pages offer them. The API decides. */
import type { Visit } from '../../../contract/visits/schemas'

type Status = Visit['status']
export type Step = Exclude<Status, 'planned'>

/** The usual step comes first. */
const STEPS: Readonly<Record<Status, readonly Step[]>> = {
  planned: ['confirmed', 'cancelled', 'void'],
  confirmed: ['completed', 'cancelled', 'void'],
  completed: ['void'],
  cancelled: ['void'],
  void: [],
}

/** Whether a visit has begun: of a start without a day, the whole month or year has begun with its first day. */
export const hasBegun = ({ start }: Pick<Visit, 'start'>, today: string): boolean => {
  const date = start.slice(0, 10)
  return date <= today.slice(0, date.length)
}

/** The steps that are allowed today. A visit is completed on its first day or later. */
export const stepsOf = (visit: Pick<Visit, 'status' | 'start'>, today: string): readonly Step[] =>
  STEPS[visit.status].filter((step) => step !== 'completed' || hasBegun(visit, today))

/** The API requires the reason why a visit is called off. */
export const needsReason = (step: Step): boolean => step === 'cancelled' || step === 'void'

/** A visit that is over is changed by a correction with a reason. */
export const isOver = ({ status }: Pick<Visit, 'status'>): boolean =>
  status === 'completed' || status === 'cancelled'
