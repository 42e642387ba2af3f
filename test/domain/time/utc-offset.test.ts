import { utcOffsetOf, instantOf } from '../../../domain/time/utc-offset'

test.each([
  ['Europe/Berlin', '2026-07-01T00:00Z', 2],
  ['Europe/Berlin', '1980-01-01T00:00Z', 1],
  ['Asia/Kathmandu', '2026-07-01T00:00Z', 5.75],
  ['America/New_York', '2026-01-01T00:00Z', -5],
  ['UTC', '2026-01-01T00:00Z', 0],
])('the UTC offset of %s at %s is %d hours', (zone, instant, hours) => {
  expect(utcOffsetOf(zone)(Date.parse(instant))).toBe(hours * 3_600_000)
})

test.each([
  ['the first of the two that it may be', '2026-10-25T02:30', '2026-10-25T00:30Z'],
  ['an hour later where the clocks skip it', '2026-03-29T02:30', '2026-03-29T01:30Z'],
])('the instant of a local time: %s', (_what, time, instant) => {
  expect(instantOf(time, utcOffsetOf('Europe/Berlin'))).toBe(Date.parse(instant))
})
