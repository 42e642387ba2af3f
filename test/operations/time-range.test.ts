import { daysOf, isWithin, timeRangeOf } from '../../operations/time-range'

test('includes both days as a whole', () => {
  const range = timeRangeOf({ from: '2026-02-27', to: '2026-03-01' })
  expect(range).toEqual({ from: '2026-02-27T00:00:00.000Z', to: '2026-03-01T23:59:59.999Z' })
  expect([...daysOf(range)]).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})

test('includes both instants to the millisecond', () => {
  const range = timeRangeOf({ from: '2026-11-01T10:00:00Z', to: '2026-11-01T10:00:00.5Z' })
  expect([...daysOf(range)]).toEqual(['2026-11-01'])
  const times = ['09:59:59.999', '10:00:00.000', '10:00:00.500', '10:00:00.501']
  expect(times.filter((time) => isWithin(range, `2026-11-01T${time}Z`))).toEqual(times.slice(1, 3))
})

test.each([
  undefined,
  '',
  'yesterday',
  '2026-11-31',
  '2026-11',
  '2026-11-01T10:00',
  '2026-11-01T10:00:00+01:00',
  '2026-02-30T10:00:00Z',
  '2026-11-01T25:00:00Z',
])('rejects %j, which is neither a day nor an instant', (text) => {
  expect(() => timeRangeOf({ from: text, to: '2026-12-01' })).toThrow(/^Give --from as a day/)
  expect(() => timeRangeOf({ from: '2026-01-01', to: text })).toThrow(/^Give --to as a day/)
})

test('rejects a --to before --from', () => {
  expect(() => timeRangeOf({ from: '2026-11-02', to: '2026-11-01T23:59:59Z' })).toThrow(
    '--to must not be before --from.',
  )
})
