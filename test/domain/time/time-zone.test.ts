import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { timeZoneComponent } from '../../../domain/time/time-zone'
import { utcOffsetOf } from '../../../domain/time/utc-offset'
import { contentOf } from '../../../domain/calendar/lines'
import { BERLIN } from '../shared/builders'

const described = (zone: string, first: number, last = first): string[] =>
  timeZoneComponent(zone, utcOffsetOf(zone), first, last)

/** The instants at which an independent reader of the description puts local times, in seconds. */
function readerOf(zone: string, first: number, last: number): (local: string) => number {
  const component = new ICAL.Component(ICAL.parse(contentOf(described(zone, first, last))) as unknown[])
  const timezone = new ICAL.Timezone({ component, tzid: zone })
  return (local) => {
    const time = ICAL.Time.fromDateTimeString(local)
    time.zone = timezone
    return time.toUnixTime()
  }
}

/** The local time by `Intl`, an independent source. */
function wallOf(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return (instant) => format.format(instant * 1000).replace(' ', 'T')
}

const HOUR = 3600

/** Whether the clocks show nothing twice, and skip nothing, within some hours: there readers may differ. */
const isPlain = (wall: (instant: number) => string, instant: number): boolean => {
  const shown = [-3 * HOUR, 0, 3 * HOUR].map(
    (later) => Date.parse(`${wall(instant + later)}Z`) / 1000 - later,
  )
  return new Set(shown).size === 1
}

describe('a VTIMEZONE', () => {
  test('has one yearly rule for each direction, if there is one', () => {
    expect(described(BERLIN, 2026)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:DAYLIGHT',
      'DTSTART:20250330T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:20251026T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'END:VTIMEZONE',
    ])
  })

  test.each([
    ['America/New_York', ['3;BYDAY=2SU', '11;BYDAY=1SU']],
    ['Australia/Sydney', ['10;BYDAY=1SU', '4;BYDAY=1SU']],
    ['Europe/Dublin', ['3;BYDAY=-1SU', '10;BYDAY=-1SU']],
    ['Africa/Cairo', ['4;BYDAY=-1FR', '10;BYDAY=-1FR']],
    ['Asia/Tokyo', []],
    ['Africa/Casablanca', []],
  ])('has the rules of %s', (zone, rules) => {
    const found = described(zone, 2026, 2028).flatMap(
      (line) => /^RRULE:FREQ=YEARLY;BYMONTH=(.*)/.exec(line)?.[1] ?? [],
    )
    expect(found).toEqual(rules)
  })

  test('has one constant offset for a zone without daylight saving', () => {
    expect(described('Asia/Kathmandu', 2026, 2029)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Kathmandu',
      'BEGIN:STANDARD',
      'DTSTART:20250101T000000',
      'TZOFFSETFROM:+0545',
      'TZOFFSETTO:+0545',
      'END:STANDARD',
      'END:VTIMEZONE',
    ])
  })

  test('lists the changes if no rule holds: Istanbul stayed in summer time in 2016', () => {
    expect(
      described('Europe/Istanbul', 2015, 2017).filter((line) => /DTSTART|TZOFFSETTO|RRULE/.test(line)),
    ).toEqual([
      'DTSTART:20140101T000000',
      'TZOFFSETTO:+0200',
      'DTSTART:20140331T030000',
      'TZOFFSETTO:+0300',
      'DTSTART:20141026T040000',
      'TZOFFSETTO:+0200',
      'DTSTART:20150329T030000',
      'TZOFFSETTO:+0300',
      'DTSTART:20151108T040000',
      'TZOFFSETTO:+0200',
      'DTSTART:20160327T030000',
      'TZOFFSETTO:+0300',
    ])
  })

  test('has local mean time before zones were introduced', () => {
    expect(described(BERLIN, 1893)).toEqual(
      expect.arrayContaining(['TZOFFSETFROM:+005328', 'DTSTART:18930401T000000', 'TZOFFSETTO:+0100']),
    )
  })

  test('supports the years 0000 and 9999', () => {
    expect(described('America/New_York', 0)).toContain('DTSTART:00000101T000000')
    expect(described('America/New_York', 9999)).toContain('DTSTART:99980308T020000')
  })
})

test.each([
  ['before the clocks go forward', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
  ['after', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
  ['before the hour that they show twice', '2026-10-25T01:59:59', '2026-10-24T23:59:59Z'],
  ['after', '2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
])('another iCalendar program reads %s in Berlin as the same instant', (_when, local, instant) => {
  expect(readerOf(BERLIN, 2026, 2026)(local)).toBe(Date.parse(instant) / 1000)
})

test('another iCalendar program reads every local time of any zone as the same instant', () => {
  const zone = fc.constantFrom(
    ...Intl.supportedValuesOf('timeZone'),
    BERLIN,
    'America/New_York',
    'Africa/Casablanca',
  )
  const years = fc.tuple(fc.integer({ min: 1975, max: 2040 }), fc.nat(3))
  const moments = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 })
  let compared = 0
  fc.assert(
    fc.property(zone, years, moments, (timeZone, [first, length], parts) => {
      const wall = wallOf(timeZone)
      const instantAt = readerOf(timeZone, first, first + length)
      const [start, end] = [Date.UTC(first, 0, 2) / 1000, Date.UTC(first + length, 11, 31) / 1000]
      for (const part of parts) {
        const instant = Math.floor(start + part * (end - start))
        if (!isPlain(wall, instant)) continue
        compared += 1
        expect([timeZone, wall(instant), instantAt(wall(instant))]).toEqual([
          timeZone,
          wall(instant),
          instant,
        ])
      }
    }),
    { numRuns: 150 },
  )
  expect(compared).toBeGreaterThan(2500)
})
