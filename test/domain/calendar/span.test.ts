import { spanOf } from '../../../domain/calendar/span'
import { utcOffsetOf } from '../../../domain/time/utc-offset'
import { BERLIN } from '../shared/builders'

const span = (start: string, end?: string, zone = BERLIN) => spanOf({ start, end }, utcOffsetOf(zone))

test.each([
  ['a year', '1913', undefined],
  ['a month', '2024-06', undefined],
  ['some day of a month, to a day', '2024-06', '2024-06-19'],
  ['some day of a month, to an hour', '2024-06', '2024-06-19T12:00'],
  ['a decade', '192X', undefined],
  ['an unspecified day', '1985-04-XX', undefined],
  ['an uncertain day', '1989-11-17?', undefined],
  ['an approximate day', '1989-11-17~', undefined],
])('%s has no span: no calendar shows a day that nobody recorded', (_what, start, end) => {
  expect(span(start, end)).toBeUndefined()
})

test.each([
  ['a day to some day of a month', '2024-06-17', '2024-06'],
  ['a day to an uncertain day', '2024-06-17', '2024-06-18?'],
])('%s spans the first day alone, and differs from the record', (_what, start, end) => {
  expect(span(start, end)).toEqual({ when: { first: start, last: start }, differs: true })
})

test.each([
  ['a day', '2026-11-17', undefined, '2026-11-17'],
  ['a day to itself', '2026-11-17', '2026-11-17', '2026-11-17'],
  ['several days', '2026-12-30', '2027-01-02', '2027-01-02'],
])('%s spans whole days, including the last', (_what, start, end, last) => {
  expect(span(start, end)).toEqual({ when: { first: start, last }, differs: false })
})

test('a day to a time on a later day spans whole days, and differs from the record', () => {
  const days = { first: '2026-11-17', last: '2026-11-18' }
  expect(span('2026-11-17', '2026-11-18T12:00')).toEqual({ when: days, differs: true })
})

test.each([
  ['of one day', '2026-11-17T10:00', '2026-11-17T12:00'],
  ['of several days', '2026-11-17T10:00', '2026-11-19T12:00'],
  ['through the night when the clocks go back', '2026-10-25T01:30', '2026-10-25T02:30'],
])('times %s are kept', (_what, from, to) => {
  expect(span(from, to)).toEqual({ when: { from, to }, differs: false })
})

test('a time to a later day spans until the end of that day', () => {
  expect(span('2026-11-17T10:00', '2026-11-18')).toEqual({
    when: { from: '2026-11-17T10:00', to: '2026-11-19T00:00' },
    differs: true,
  })
})

test.each([
  ['nothing', '2026-11-17T10:00', undefined],
  ['some day of a year', '2024-12-30T10:00', '2025'],
  ['its own day', '2026-11-17T10:00', '2026-11-17'],
  ['itself', '2026-11-17T10:00', '2026-11-17T10:00'],
  ['a time that is not later, since its start is skipped', '2026-03-29T02:30', '2026-03-29T03:15'],
])('a time to %s has no end', (_what, start, end) => {
  expect(span(start, end)).toEqual({ when: { from: start }, differs: true })
})

test('compares start and end in the time zone', () => {
  const to = '2026-03-29T03:15'
  expect(span('2026-03-29T02:30', to, 'Asia/Tokyo')?.when).toEqual({ from: '2026-03-29T02:30', to })
})
