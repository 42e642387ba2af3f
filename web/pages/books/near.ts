/** Whether a signing is near its visit, as the API judges it. */

const DAY_MS = 24 * 60 * 60 * 1000
const NEAR_DAYS = 7

/** @param signedOn a partial date, as are the visit's start and end, which may have a time */
export function isNear(
  { start, end = start }: { readonly start: string; readonly end?: string | undefined },
  signedOn: string,
): boolean {
  const day = firstDay(signedOn)
  return lastDay(signedOn) >= firstDay(start) - NEAR_DAYS * DAY_MS && day <= lastDay(end) + NEAR_DAYS * DAY_MS
}

/** The first day that a date may mean, in milliseconds since 1970. */
const firstDay = (date: string): number => Date.parse(`${date.slice(0, 10)}-01-01`.slice(0, 10))

/** The last day that a date may mean. */
function lastDay(date: string): number {
  const [year = 0, month, day] = date.slice(0, 10).split('-').map(Number)
  if (month === undefined) return Date.UTC(year, 11, 31)
  return day === undefined ? Date.UTC(year, month, 0) : firstDay(date)
}
