import { toInstant, toWallTime } from '../../web/office-time'

const BERLIN = 'Europe/Berlin'

test.each([
  ['winter', '2026-11-17T10:00', '2026-11-17T09:00Z'],
  ['summer', '2026-06-17T10:00', '2026-06-17T08:00Z'],
  ['the last minute of a day', '2026-06-17T23:59', '2026-06-17T21:59Z'],
  ['midnight', '2026-01-01T00:00', '2025-12-31T23:00Z'],
  ['the later one of two, when the clocks go back', '2026-10-25T02:30', '2026-10-25T01:30Z'],
])('the instant of a time at the office: %s', (_, wallTime, instant) => {
  expect(toInstant(wallTime, BERLIN)).toBe(instant)
  expect(toWallTime(instant, BERLIN)).toBe(wallTime)
})

test.each([
  ['the hour that the clocks skip', '2026-03-29T02:30'],
  ['a day that no calendar has', '2026-02-31T10:00'],
  ['a day without a time', '2026-02-28'],
  ['a month', '2026-02'],
  ['an hour that no clock has', '2026-02-28T25:00'],
])('there is no instant of %s', (_, wallTime) => {
  expect(toInstant(wallTime, BERLIN)).toBeUndefined()
})

test('other zones have other instants', () => {
  expect(toInstant('2026-11-17T10:00', 'Pacific/Kiritimati')).toBe('2026-11-16T20:00Z')
  expect(toInstant('2026-11-17T10:00', 'America/St_Johns')).toBe('2026-11-17T13:30Z')
})
