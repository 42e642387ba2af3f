/** What the clocks of a time zone show, by the rules that Node.js knows of it. */
import { aheadInEurope } from './european-clock'

/** How far a zone's clocks are ahead of UTC at an instant, both in milliseconds. */
export type ZoneClock = (instant: number) => number

/** A zone's clock. `Intl` is asked only for what is not known without it, and the zone is looked up once. */
export function clockOf(timeZone: string): ZoneClock {
  let format: Intl.DateTimeFormat | undefined
  return (instant) => {
    const known = aheadInEurope(timeZone, instant)
    if (known !== undefined) return known
    format ??= new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    return aheadOfUtc(format.formatToParts(instant))
  }
}

/** They tell `GMT+05:45`, or seconds too, or `GMT` alone. */
function aheadOfUtc(parts: readonly Intl.DateTimeFormatPart[]): number {
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return (sign === '-' ? -ahead : ahead) * 1000
}

const DAY = 86_400_000

/**
 * The instant of a local time, `2026-11-17T10:00`, in milliseconds. A time that the clocks skip in spring is taken
 * an hour later, one that they repeat in autumn is the first: as in RFC 5545, 3.3.5.
 */
export function instantOf(time: string, clock: ZoneClock): number {
  const asUtc = Date.parse(`${time}:00Z`)
  const before = clock(asUtc - DAY)
  const after = clock(asUtc + DAY)
  const shown = [before, after].find((offset) => clock(asUtc - offset) === offset)
  return asUtc - (shown ?? before)
}
