import { isNear } from '../../../web/pages/books/near'

describe('a signing is near its visit', () => {
  const visit = { start: '2026-11-10T10:00', end: '2026-11-12T18:00' }

  test.each([
    ['2026-11-03', true],
    ['2026-11-02', false],
    ['2026-11-19', true],
    ['2026-11-20', false],
    ['2026-11', true],
    ['2026', true],
    ['2025', false],
  ])('on %s: %s', (signedOn, expected) => {
    expect(isNear(visit, signedOn)).toBe(expected)
  })

  test('of which only the month is known', () => {
    expect(isNear({ start: '2024-06' }, '2024-07-07')).toBe(true)
    expect(isNear({ start: '2024-06' }, '2024-07-08')).toBe(false)
  })
})
