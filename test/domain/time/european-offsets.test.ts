import { europeanOffsetAt, FIRST_YEAR, LAST_YEAR, WINTER_HOURS } from '../../../domain/time/european-offsets'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What `Intl` says, in hours. */
function hoursByIntl(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => Number(/GMT(?:([+-]\d\d):00)?$/.exec(format.format(instant))?.[1] ?? 0)
}

describe.each(Object.keys(WINTER_HOURS))('the UTC offset of %s', (timeZone) => {
  const byIntl = hoursByIntl(timeZone)
  const start = Date.UTC(FIRST_YEAR, 0, 1)
  const end = Date.UTC(LAST_YEAR + 1, 0, 1)

  test('equals that of Intl throughout every year', () => {
    const wrong = []
    for (let instant = start; instant < end; instant += 5 * DAY)
      if (europeanOffsetAt(timeZone, instant) !== byIntl(instant) * HOUR)
        wrong.push(new Date(instant).toISOString())
    expect(wrong).toEqual([])
  })

  test('changes at 1:00 UTC, to the millisecond', () => {
    const ahead = (instant: string) => europeanOffsetAt(timeZone, Date.parse(instant))! / HOUR
    const winter = WINTER_HOURS[timeZone]!
    expect(['2026-03-29T00:59:59.999Z', '2026-03-29T01:00Z'].map(ahead)).toEqual([winter, winter + 1])
    expect(['2026-10-25T00:59:59.999Z', '2026-10-25T01:00Z'].map(ahead)).toEqual([winter + 1, winter])
    expect(byIntl(Date.parse('2026-03-29T00:59:59Z'))).toBe(winter)
    expect(byIntl(Date.parse('2026-03-29T01:00Z'))).toBe(winter + 1)
  })

  test('is undefined before and after the known years', () => {
    expect([start - 1, end, Number.NaN].map((instant) => europeanOffsetAt(timeZone, instant))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

test.each(['Europe/Istanbul', 'UTC', 'constructor'])('the UTC offset of %s is undefined here', (timeZone) => {
  expect(europeanOffsetAt(timeZone, Date.UTC(2026, 6, 1))).toBeUndefined()
})
