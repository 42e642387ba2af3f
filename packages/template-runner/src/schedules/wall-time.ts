const day = 86_400_000

/**
 * The first instant at which a zone's clocks show a time, in milliseconds since 1970; undefined when they skip it.
 *
 * @param wall the time on the clocks, as milliseconds since 1970 in UTC
 */
export function instantOf(wall: number, timeZone: string): number | undefined {
  const offsets = [offsetAt(wall - day, timeZone), offsetAt(wall + day, timeZone)]
  const instants = offsets.map((offset) => wall - offset)
  return instants.toSorted((one, other) => one - other).find((each) => wallTimeAt(each, timeZone) === wall)
}

/** The time on a zone's clocks at an instant, as milliseconds since 1970 in UTC. */
export function wallTimeAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone)
}

/** Whether the name is a time zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined
  } catch {
    return false
  }
}

/** The zone's offset from UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -ahead : ahead
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are cached, because creating one takes much longer than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formats.get(timeZone)
  if (cached) return cached
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  return format
}
