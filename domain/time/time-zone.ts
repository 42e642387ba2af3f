/** Time zones in iCalendar (RFC 5545, 3.6.5), from the time zone data of Node.js. */
import { daysInMonth } from '../../contract/values/dates'
import type { UtcOffset } from './utc-offset'
import { component, type Property } from '../calendar/lines'

/** A change of the UTC offset, at an instant. All in milliseconds. */
interface Onset {
  readonly at: number
  readonly from: number
  readonly to: number
}

const WEEK = 604_800_000

/**
 * A `VTIMEZONE` that is valid for the local times of some years. If daylight saving begins and ends by one rule in all of
 * these years, it has these two rules: Outlook supports one rule for each, and neither dates nor a second rule
 * ([MS-STANOICAL], 2.2.47). Otherwise every change of the offset is listed.
 */
export function timeZoneComponent(
  timeZone: string,
  clock: UtcOffset,
  firstYear: number,
  lastYear: number,
): string[] {
  const first = Math.max(firstYear - 1, 0)
  const last = Math.min(lastYear + 1, LAST_YEAR)
  const start = startOf(first)
  const onsets = onsetsBetween(clock, start, startOf(last + 1))
  const from = clock(start)
  const all: Onset[] = [{ at: start - from, from, to: from }, ...onsets]
  const observances = yearly(onsets, last - first + 1) ?? all.map((onset) => observance(onset))
  return component('VTIMEZONE', [['TZID', timeZone]], ...observances)
}

const LAST_YEAR = 9999

/** The year's first instant in UTC. */
const startOf = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1)

/** Two opposite changes within a week are not found; no zone has had them. */
function onsetsBetween(clock: UtcOffset, start: number, end: number): Onset[] {
  const onsets: Onset[] = []
  let from = clock(start)
  for (let week = start; week < end; week += WEEK) {
    const to = clock(week + WEEK)
    if (to !== from) onsets.push({ at: onsetIn(clock, week, week + WEEK), from, to })
    from = to
  }
  return onsets.filter(({ at }) => at < end)
}

/** The instant of an offset change, to the second. */
function onsetIn(clock: UtcOffset, before: number, after: number): number {
  const from = clock(before)
  let [low, high] = [before, after]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (clock(middle) === from) low = middle
    else high = middle
  }
  return high
}

/** Two yearly rules; `undefined` unless every year has one change in each direction, by the same rule every year. */
function yearly(onsets: readonly Onset[], years: number): string[][] | undefined {
  const forward = onsets.filter(({ from, to }) => to > from)
  const back = onsets.filter(({ from, to }) => to < from)
  const observances = [forward, back].flatMap((onsetsOneWay) => {
    const [onset] = onsetsOneWay
    const rule = onsetsOneWay.length === years ? ruleOf(onsetsOneWay) : undefined
    return onset && rule !== undefined ? [observance(onset, rule)] : []
  })
  return observances.length === 2 ? observances : undefined
}

/** The yearly rule that all changes follow; `undefined` if there is none. */
function ruleOf(onsets: readonly Onset[]): string | undefined {
  const [first = [], ...others] = onsets.map(rulesOf)
  const isSame =
    new Set(onsets.map(({ at, from, to }) => `${localTime(at + from).slice(8)} ${from} ${to}`)).size === 1
  const isYearly = new Set(onsets.map(({ at, from }) => yearOf(at + from))).size === onsets.length
  return isSame && isYearly ? first.find((rule) => others.every((rules) => rules.includes(rule))) : undefined
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAYS = 7

/** The rules that one change may follow: the last weekday of its month, or the nth. */
function rulesOf({ at, from }: Onset): string[] {
  const local = new Date(at + from)
  const [month, day] = [local.getUTCMonth() + 1, local.getUTCDate()]
  const isLast = day > daysInMonth(local.getUTCFullYear(), month) - DAYS
  const which = Math.ceil(day / DAYS)
  return [...(isLast ? [-1] : []), ...(which < 5 ? [which] : [])].map(
    (each) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${each}${WEEKDAYS[local.getUTCDay()]}`,
  )
}

/** The component of an offset. The larger of two offsets is called daylight saving time. */
function observance({ at, from, to }: Onset, rule?: string): string[] {
  const properties: Property[] = [
    ['DTSTART', localTime(at + from)],
    ['TZOFFSETFROM', offset(from)],
    ['TZOFFSETTO', offset(to)],
    ...(rule === undefined ? [] : [['RRULE', rule] as const]),
  ]
  return component(to > from ? 'DAYLIGHT' : 'STANDARD', properties)
}

const yearOf = (localMs: number): number => new Date(localMs).getUTCFullYear()

/** `20260329T020000` */
const localTime = (localMs: number): string =>
  new Date(localMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/** `+0100`, or `+005328` for local mean time. */
function offset(milliseconds: number): string {
  const [hours, minutes, seconds] = new Date(Math.abs(milliseconds)).toISOString().slice(11, 19).split(':')
  return `${milliseconds < 0 ? '-' : '+'}${hours}${minutes}${seconds === '00' ? '' : seconds}`
}
