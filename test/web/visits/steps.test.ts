import { hasBegun, stepsOf } from '../../../web/pages/visits/steps'

test.each([
  ['2026-11-17T10:00', '2026-11-17', true],
  ['2026-11-17T10:00', '2026-11-16', false],
  ['2026-11-17', '2026-11-18', true],
  ['2026-11', '2026-11-01', true],
  ['2026-12', '2026-11-30', false],
  ['2026', '2026-01-01', true],
])('a visit that starts on %s has begun on %s: %s', (start, today, expected) => {
  expect(hasBegun({ start }, today)).toBe(expected)
})

test('offers the completion of a confirmed visit once it has begun', () => {
  const visit = { status: 'confirmed', start: '2026-11-17T10:00' } as const
  expect(stepsOf(visit, '2026-11-16')).toEqual(['cancelled', 'void'])
  expect(stepsOf(visit, '2026-11-17')).toEqual(['completed', 'cancelled', 'void'])
})

test('offers no step of a void visit', () => {
  expect(stepsOf({ status: 'void', start: '2024' }, '2026-11-17')).toEqual([])
})
