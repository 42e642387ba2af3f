/** The milestones of an anniversary, as the registry counts them. */
import { addYears } from '../../days'

const ALWAYS = new Set([1, 10, 25, 50, 100])

/** Every fifth year, unless the anniversary has milestones of its own. */
export const isMilestone = (ordinal: number, milestones?: readonly number[]): boolean =>
  ALWAYS.has(ordinal) || (milestones ? milestones.includes(ordinal) : ordinal % 5 === 0)

interface Milestone {
  readonly ordinal: number
  /** As precise as the origin: a day, a month or a year. */
  readonly on: string
}

/** The milestones after an origin, up to a date: those of which any day is not after it. */
export function milestonesUntil(
  originOn: string,
  until: string,
  milestones?: readonly number[],
): readonly Milestone[] {
  const first = Number(originOn.slice(0, 4))
  const years = Math.max(0, Number(until.slice(0, 4)) - first)
  return Array.from({ length: years }, (_, index) => index + 1)
    .filter((ordinal) => isMilestone(ordinal, milestones))
    .map((ordinal) => ({ ordinal, on: addYears(originOn, ordinal) }))
    .filter(({ on }) => on <= until)
}
