/** Time zones as iCalendar describes them (RFC 5545, 3.6.5): made from what Node.js knows of a zone. */
import { daysInMonth } from '../../contract/values/values'
import type { ZoneClock } from './zone-clock'
import { component, type Property } from '../calendar/lines'

/** The clocks are put forward or back: `at` an instant, `from` one offset from UTC `to` another, in milliseconds. */
interface Onset {
  readonly at: number
  readonly from: number
  readonly to: number
}

const WEEK = 604_800_000

/**
 * A `VTIMEZONE` that holds for the local times of some years. Where the clocks go forward and back by one rule in
 * all of these years, it says so by that rule: Outlook reads one rule each way and nothing else, neither dates nor a
 * second rule ([MS-STANOICAL], 2.2.47). Otherwise every change of the clocks is listed.
 */
export function timeZoneComponent(
  timeZone: string,
  clock: ZoneClock,
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

/** Changes that are undone within a week are not found; no zone has had one. */
function onsetsBetween(clock: ZoneClock, start: number, end: number): Onset[] {
  const onsets: Onset[] = []
  let from = clock(start)
  for (let week = start; week < end; week += WEEK) {
    const to = clock(week + WEEK)
    if (to !== from) onsets.push({ at: onsetIn(clock, week, week + WEEK), from, to })
    from = to
  }
  return onsets.filter(({ at }) => at < end)
}

/** The first instant, to the second, at which the clocks no longer show what they did before. */
function onsetIn(clock: ZoneClock, before: number, after: number): number {
  const from = clock(before)
  let [low, high] = [before, after]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (clock(middle) === from) low = middle
    else high = middle
  }
  return high
}

/** Both ways by rules; `undefined` unless there is one of each way in every year and all of a way follow one rule. */
function yearly(onsets: readonly Onset[], years: number): string[][] | undefined {
  const forward = onsets.filter(({ from, to }) => to > from)
  const back = onsets.filter(({ from, to }) => to < from)
  const observances = [forward, back].flatMap((way) => {
    const [onset] = way
    const rule = way.length === years ? ruleOf(way) : undefined
    return onset && rule !== undefined ? [observance(onset, rule)] : []
  })
  return observances.length === 2 ? observances : undefined
}

/** The rule by which the clocks change at the same time of the same Sunday of every year; `undefined` if they do not. */
function ruleOf(onsets: readonly Onset[]): string | undefined {
  const [first = [], ...others] = onsets.map(rulesOf)
  const isSame =
    new Set(onsets.map(({ at, from, to }) => `${wallTime(at + from).slice(8)} ${from} ${to}`)).size === 1
  const isYearly = new Set(onsets.map(({ at, from }) => yearOf(at + from))).size === onsets.length
  return isSame && isYearly ? first.find((rule) => others.every((rules) => rules.includes(rule))) : undefined
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAYS = 7

/** The rules that a change of the clocks may follow: on the last Sunday of its month, or on the second. */
function rulesOf({ at, from }: Onset): string[] {
  const wall = new Date(at + from)
  const [month, day] = [wall.getUTCMonth() + 1, wall.getUTCDate()]
  const isLast = day > daysInMonth(wall.getUTCFullYear(), month) - DAYS
  const which = Math.ceil(day / DAYS)
  return [...(isLast ? [-1] : []), ...(which < 5 ? [which] : [])].map(
    (each) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${each}${WEEKDAYS[wall.getUTCDay()]}`,
  )
}

/** From when on an offset holds. The larger of two is daylight saving, wherever the law has it the other way round. */
function observance({ at, from, to }: Onset, rule?: string): string[] {
  const properties: Property[] = [
    ['DTSTART', wallTime(at + from)],
    ['TZOFFSETFROM', offset(from)],
    ['TZOFFSETTO', offset(to)],
    ...(rule === undefined ? [] : [['RRULE', rule] as const]),
  ]
  return component(to > from ? 'DAYLIGHT' : 'STANDARD', properties)
}

const yearOf = (wall: number): number => new Date(wall).getUTCFullYear()

/** `20260329T020000` */
const wallTime = (wall: number): string => new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/** `+0100`, or `+005328` where the clocks showed the sun's time. */
function offset(milliseconds: number): string {
  const [hours, minutes, seconds] = new Date(Math.abs(milliseconds)).toISOString().slice(11, 19).split(':')
  return `${milliseconds < 0 ? '-' : '+'}${hours}${minutes}${seconds === '00' ? '' : seconds}`
}
