import { dayAt, hasHours, isBefore, toOfficeTime } from '../../../domain/time/office-time'
import { BERLIN } from '../shared/builders'

describe('conversion to office time', () => {
  test.each([
    ['in Tokyo', '2026-11-17T10:00', 'Asia/Tokyo', '2026-11-17T02:00'],
    ['in Tokyo in summer', '2026-06-17T10:00', 'Asia/Tokyo', '2026-06-17T03:00'],
    ['on the day before in Los Angeles', '2026-11-17T22:00', 'America/Los_Angeles', '2026-11-18T07:00'],
    ['in Kathmandu, at a quarter to', '2026-11-17T10:00', 'Asia/Kathmandu', '2026-11-17T05:15'],
    ['while only America has summer time', '2026-03-15T12:00', 'America/New_York', '2026-03-15T17:00'],
    ['on the day the clocks go forward', '2026-03-29T10:00', 'Europe/Warsaw', '2026-03-29T10:00'],
    ['on the day after', '2026-03-30T01:30', 'Europe/Warsaw', '2026-03-30T01:30'],
    ['on the day the clocks go back', '2026-10-25T10:00', 'Europe/Warsaw', '2026-10-25T10:00'],
    ['where they go by half an hour', '2026-10-04T12:00', 'Australia/Lord_Howe', '2026-10-04T03:00'],
    ['on the last day of a leap February', '2024-03-01T05:00', 'Asia/Tokyo', '2024-02-29T21:00'],
    ['after Samoa left out a day', '2011-12-31T05:00', 'Pacific/Apia', '2011-12-30T16:00'],
    ['before Samoa left out a day', '2011-12-29T05:00', 'Pacific/Apia', '2011-12-29T16:00'],
    ['before there were zones, to the minute', '1850-01-01T12:00', 'Europe/London', '1850-01-01T12:53'],
  ])('%s', (_where, time, zone, expected) => {
    expect(toOfficeTime(time, zone, BERLIN)).toBe(expected)
  })

  test('reads a skipped time as an hour later', () => {
    expect(toOfficeTime('2026-03-29T02:30', 'Europe/Warsaw', 'UTC')).toBe('2026-03-29T01:30')
    expect(toOfficeTime('2026-03-08T02:30', 'America/New_York', 'UTC')).toBe('2026-03-08T07:30')
    expect(toOfficeTime('2026-10-04T02:15', 'Australia/Lord_Howe', 'UTC')).toBe('2026-10-03T15:45')
  })

  test('reads a repeated time as the first one', () => {
    expect(toOfficeTime('2026-10-25T02:30', 'Europe/Warsaw', 'UTC')).toBe('2026-10-25T00:30')
    expect(toOfficeTime('2026-11-01T01:30', 'America/New_York', 'UTC')).toBe('2026-11-01T05:30')
  })

  test.each([
    ['9999-12-31T20:00', 'America/Los_Angeles', '9999-12-31T23:59'],
    ['9999-12-31T10:00', 'Asia/Tokyo', '9999-12-31T02:00'],
    ['0000-01-01T00:00', 'Asia/Tokyo', '0000-01-01T00:00'],
    ['0000-02-29T12:00', 'UTC', '0000-02-29T12:53'],
    ['0001-01-01T12:00', 'UTC', '0001-01-01T12:53'],
  ])('stays within the years 0000 to 9999: %s in %s', (time, zone, expected) => {
    expect(toOfficeTime(time, zone, BERLIN)).toBe(expected)
  })

  test.each(['2026', '2026-11', '2026-11-17'])('keeps %s, which has no time', (date) => {
    expect(toOfficeTime(date, 'Asia/Tokyo', BERLIN)).toBe(date)
  })

  test('keeps every local time of the office', () => {
    expect(toOfficeTime('2026-03-29T02:30', BERLIN, BERLIN)).toBe('2026-03-29T02:30')
  })
})

test('hasHours is true for local times only', () => {
  expect(['2026', '2026-11', '2026-11-17', '2026-11-17T10:00'].map(hasHours)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

describe('isBefore', () => {
  test.each([
    ['2026-11-17T09:59', '2026-11-17T10:00', true],
    ['2026-11-17T10:00', '2026-11-17T10:00', false],
    ['2026-11-16', '2026-11-17T10:00', true],
    ['2026-11-17', '2026-11-17T10:00', false],
    ['2026-11-17T09:00', '2026-11-17', false],
    ['2026-11', '2026-11-17', false],
    ['2026-10', '2026-11-17', true],
    ['2026', '2026-11-17T10:00', false],
    ['2025', '2026-11', true],
    ['2026-01-01', '2026', false],
    ['2025-12-31T23:59', '2026', true],
    ['2026-11-05', '2026-11', false],
  ])('compares the known parts: %s before %s is %s', (end, start, expected) => {
    expect(isBefore(end, start)).toBe(expected)
  })
})

describe('the date', () => {
  test.each([
    ['2026-11-17T22:59:59.999Z', BERLIN, '2026-11-17'],
    ['2026-11-17T23:00:00.000Z', BERLIN, '2026-11-18'],
    ['2026-06-17T21:59:59.999Z', BERLIN, '2026-06-17'],
    ['2026-06-17T22:00:00.000Z', BERLIN, '2026-06-18'],
    ['2026-11-17T23:00:00.000Z', 'America/New_York', '2026-11-17'],
    ['2026-11-17T15:00:00.000Z', 'Asia/Tokyo', '2026-11-18'],
    ['2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati', '2024-03-01'],
    ['2026-12-31T23:59:59.999Z', BERLIN, '2027-01-01'],
  ])('at %s in %s is %s', (now, zone, day) => {
    expect(dayAt(new Date(now), zone)).toBe(day)
  })
})
