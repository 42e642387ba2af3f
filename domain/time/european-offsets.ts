/**
 * The UTC offsets of the European Union's capitals. Daylight saving begins and ends for all of them at the same instant,
 * on the last Sundays of March and October at 1:00 UTC (Directive 2000/84/EC). They are computed here because the first
 * use of `Intl` takes a quarter of a function's cold start. A test compares every year with `Intl`; if the law changes, the
 * test fails, and `LAST_YEAR` must become the last year before the change.
 */

/** Hours ahead of UTC in winter. */
export const WINTER_HOURS: Readonly<Record<string, number>> = {
  'Europe/Dublin': 0,
  'Europe/Lisbon': 0,
  'Europe/Amsterdam': 1,
  'Europe/Berlin': 1,
  'Europe/Bratislava': 1,
  'Europe/Brussels': 1,
  'Europe/Budapest': 1,
  'Europe/Copenhagen': 1,
  'Europe/Ljubljana': 1,
  'Europe/Luxembourg': 1,
  'Europe/Madrid': 1,
  'Europe/Malta': 1,
  'Europe/Paris': 1,
  'Europe/Prague': 1,
  'Europe/Rome': 1,
  'Europe/Stockholm': 1,
  'Europe/Vienna': 1,
  'Europe/Warsaw': 1,
  'Europe/Zagreb': 1,
  'Asia/Nicosia': 2,
  'Europe/Athens': 2,
  'Europe/Bucharest': 2,
  'Europe/Helsinki': 2,
  'Europe/Riga': 2,
  'Europe/Sofia': 2,
  'Europe/Tallinn': 2,
  'Europe/Vilnius': 2,
}

/** The Baltic capitals had other rules until 2003. */
export const FIRST_YEAR = 2004
export const LAST_YEAR = 2037

const HOUR = 3_600_000
const MARCH = 2
const OCTOBER = 9

/** The last Sunday of a month (0 to 11) of 31 days, at 1:00 UTC. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.setUTCDate(31 - last.getUTCDay())
}

/** The UTC offset at an instant, both in milliseconds; `undefined` for other zones and years. */
export function europeanOffsetAt(timeZone: string, instant: number): number | undefined {
  const winter = Object.hasOwn(WINTER_HOURS, timeZone) ? WINTER_HOURS[timeZone] : undefined
  const year = new Date(instant).getUTCFullYear()
  if (winter === undefined || !(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined
  const isSummer = instant >= lastSunday(year, MARCH) && instant < lastSunday(year, OCTOBER)
  return (winter + (isSummer ? 1 : 0)) * HOUR
}
