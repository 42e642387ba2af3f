/** The occurrences of an anniversary in the years that the sequences read. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Occurrence } from '../../../contract/anniversaries/occurrences'

const YEARS = 120

export const occurrencesOf = ({ id, title, kind, originOn, milestones }: Anniversary): Occurrence[] =>
  Array.from({ length: YEARS }, (_, index) => index + 1).map((ordinal) => ({
    anniversaryId: id,
    title,
    kind,
    ordinal,
    on: yearsAfter(originOn, ordinal),
    milestone: [1, 10, 25, 50, 100].includes(ordinal) || (milestones?.includes(ordinal) ?? ordinal % 5 === 0),
  }))

/** The same date in a later year; 29 February becomes the 28th in common years. */
function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const then = `${year}${day.slice(4)}`
  const isCommon = year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0)
  return isCommon && then.endsWith('-02-29') ? `${year}-02-28` : then
}
