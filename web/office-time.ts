/** The clock on the office's wall, and the instants that it shows. */

/** The time on the wall at an instant: `2026-11-17T10:00`. */
export const toWallTime = (instant: string | number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T')

const A_DAY = 24 * 60 * 60 * 1000

/**
 * The instant at which the wall shows a time, in whole minutes: `2026-11-17T09:00Z` for `2026-11-17T10:00`. Of a time that the
 * clocks show twice, the later one, since an embargo must not end too early. Undefined for a time that they never show.
 */
export function toInstant(wallTime: string, timeZone: string): string | undefined {
  const guess = Date.parse(`${wallTime}:00Z`)
  if (Number.isNaN(guess)) return undefined
  // The offsets from UTC around that time: two on the day of a change of the clocks.
  const found = [guess - A_DAY, guess + A_DAY]
    .map((time) => guess - (Date.parse(`${toWallTime(time, timeZone)}:00Z`) - time))
    .filter((time) => toWallTime(time, timeZone) === wallTime)
  return found.length === 0 ? undefined : `${new Date(Math.max(...found)).toISOString().slice(0, 16)}Z`
}
