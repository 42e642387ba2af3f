/** The milestones of an anniversary, as the registry counts them. */

const ALWAYS = new Set([1, 10, 25, 50, 100])

/** Every fifth year, unless the anniversary has milestones of its own. */
export const isMilestone = (ordinal: number, milestones?: readonly number[]): boolean =>
  ALWAYS.has(ordinal) || (milestones ? milestones.includes(ordinal) : ordinal % 5 === 0)

export interface Milestone {
  readonly ordinal: number
  /** A day. */
  readonly on: string
}

/** The milestones after an origin, up to a day. */
export function milestonesUntil(
  originOn: string,
  until: string,
  milestones?: readonly number[],
): readonly Milestone[] {
  const first = Number(originOn.slice(0, 4))
  const years = Math.max(0, Number(until.slice(0, 4)) - first)
  return Array.from({ length: years }, (_, index) => index + 1)
    .filter((ordinal) => isMilestone(ordinal, milestones))
    .map((ordinal) => ({ ordinal, on: dayInYear(originOn, first + ordinal) }))
    .filter(({ on }) => on <= until)
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** 29 February falls on 28 February in a common year. */
const dayInYear = (day: string, year: number): string => {
  const rest = day.slice(4) === '-02-29' && !isLeapYear(year) ? '-02-28' : day.slice(4)
  return `${String(year).padStart(4, '0')}${rest}`
}
