/** A time range from the command line. */
import { day, type Day, type Instant } from '../contract/values/dates'
import { parse } from '../contract/parse'
import { addDays } from '../domain/time/partial-date'
import { CommandError } from '../cli/command'

/** Both ends are included. */
export interface TimeRange {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Parses days in UTC (`2026-11-01`) or instants in UTC (RFC 3339, `2026-11-01T10:00:00Z`).
 *
 * @throws CommandError for any other text, and when `to` is before `from`
 */
export function timeRangeOf(given: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}): TimeRange {
  const from = instantOf('--from', given.from, 'T00:00:00.000Z')
  const to = instantOf('--to', given.to, 'T23:59:59.999Z')
  if (from <= to) return { from, to }
  throw new CommandError('--to must not be before --from.')
}

function instantOf(name: string, text: string | undefined, ofDay: string): Instant {
  if (text !== undefined && isDay(text)) return `${text}${ofDay}`
  const isInstant =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text ?? '') && isDay(text?.slice(0, 10))
  const time = isInstant ? Date.parse(text ?? '') : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  throw new CommandError(
    `Give ${name} as a day such as 2026-11-01, or an instant such as 2026-11-01T10:00:00Z.`,
  )
}

const isDay = (text: string | undefined): boolean => 'value' in parse(day, text)

const dayOf = (instant: Instant): Day => instant.slice(0, 10)

/** The days in UTC that overlap with a range. */
export function* daysOf({ from, to }: TimeRange): Generator<Day> {
  for (let at = dayOf(from); at < dayOf(to); at = addDays(at, 1)) yield at
  yield dayOf(to)
}

/** Instants are compared as text, which sorts by time. */
export const isWithin = ({ from, to }: TimeRange, instant: Instant): boolean =>
  from <= instant && instant <= to
