const day = 86_400_000

/**
 * The instant at which a zone's clocks show a time, in milliseconds since 1970: the first, where they show it twice in
 * autumn; undefined where they skip it in spring.
 *
 * @param wall the time as if it were UTC's
 */
export function instantOf(wall: number, timeZone: string): number | undefined {
  const offsets = [offsetAt(wall - day, timeZone), offsetAt(wall + day, timeZone)]
  const instants = offsets.map((offset) => wall - offset)
  return instants.toSorted((one, other) => one - other).find((each) => wallTimeAt(each, timeZone) === wall)
}

/** What a zone's clocks show at an instant, as if it were UTC's. */
export function wallTimeAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone)
}

/** Whether there is a zone of that name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined
  } catch {
    return false
  }
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -ahead : ahead
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes much longer than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, made)
  return made
}
