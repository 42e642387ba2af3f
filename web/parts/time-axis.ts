/** Years along a horizontal line, for pictures: positions in pixels from the left. */

import { knownPartsOf } from '../format'

/** The dates of a line and where they are. */
export interface Axis {
  /** The first and the last year, with fractions. */
  readonly from: number
  readonly to: number
  /** The positions of both, in pixels. */
  readonly left: number
  readonly right: number
}

/** The space for half a sign, or half a year's number, at both ends. */
export const AXIS_MARGIN = 22

/** The axis of these years in a picture. */
export const axisIn = (width: number, from: number, to: number): Axis => ({
  from,
  to,
  left: AXIS_MARGIN,
  right: width - AXIS_MARGIN,
})

export interface Tick {
  readonly year: number
  readonly x: number
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]

/** The years of `192X` and `19XX`. */
const UNKNOWN_YEARS: Readonly<Record<string, number>> = { X: 10, XX: 100 }

/** The year of a date with its fraction. A date of which parts are unknown is in the middle of the days that it may mean. */
export function yearOf(date: string): number {
  const { year: digits, month, day } = knownPartsOf(date)
  const year = Number(digits.replaceAll('X', '0'))
  if (month === undefined) return year + (UNKNOWN_YEARS[digits.replace(/^\d+/, '')] ?? 1) / 2
  return year + (Number(month) - 1 + (day === undefined ? 0.5 : (Number(day) - 1) / 31)) / 12
}

export function positionOn({ from, to, left, right }: Axis, year: number): number {
  const share = to === from ? 0.5 : (year - from) / (to - from)
  return Math.round(left + share * (right - left))
}

/** Whole years at round distances, at least `gap` pixels apart. */
export function ticksOn(axis: Axis, gap = 52): readonly Tick[] {
  const perYear = (axis.right - axis.left) / Math.max(1, axis.to - axis.from)
  const step = STEPS.find((each) => each * perYear >= gap) ?? 1000
  const first = Math.ceil(axis.from / step) * step
  const count = Math.max(0, Math.floor((axis.to - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => {
    const year = first + index * step
    return { year, x: positionOn(axis, year) }
  })
}
