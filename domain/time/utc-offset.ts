/** UTC offsets of time zones, from the time zone data of Node.js. */
import { europeanOffsetAt } from './european-offsets'

/** The UTC offset of a zone at an instant, both in milliseconds; positive east of Greenwich. */
export type UtcOffset = (instant: number) => number

/** The UTC offset function of a zone (IANA). `Intl` is used only for other zones and years than `europeanOffsetAt` knows. */
export function utcOffsetOf(timeZone: string): UtcOffset {
  let format: Intl.DateTimeFormat | undefined
  return (instant) => {
    const known = europeanOffsetAt(timeZone, instant)
    if (known !== undefined) return known
    format ??= new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    return offsetIn(format.formatToParts(instant))
  }
}

/** Reads `GMT+05:45`, also with seconds, or `GMT` alone. */
function offsetIn(parts: readonly Intl.DateTimeFormatPart[]): number {
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return (sign === '-' ? -offset : offset) * 1000
}

const DAY = 86_400_000

/**
 * The instant of a local time, `2026-11-17T10:00`, in milliseconds. A time that is skipped in spring is read an hour
 * later; of a time that occurs twice in autumn, the first is meant (RFC 5545, 3.3.5).
 */
export function instantOf(time: string, offsetAt: UtcOffset): number {
  const asUtc = Date.parse(`${time}:00Z`)
  const before = offsetAt(asUtc - DAY)
  const after = offsetAt(asUtc + DAY)
  const shown = [before, after].find((offset) => offsetAt(asUtc - offset) === offset)
  return asUtc - (shown ?? before)
}
