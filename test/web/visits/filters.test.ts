import {
  atTime,
  changed,
  countSet,
  filtersIn,
  shownTime,
  statusesWith,
  toApiQuery,
} from '../../../web/pages/visits/filters'

const TODAY = '2026-11-17'
const filtersOf = (query: string) => filtersIn(new URLSearchParams(query))

test('postponed visits are asked for without days, and the newest come first', () => {
  const postponed = atTime(filtersOf('time=past&status=planned,confirmed&kind=banquet'), 'postponed')
  expect(toApiQuery(postponed, TODAY)).toEqual({
    status: 'postponed',
    kind: 'banquet',
    order: 'desc',
    limit: '50',
  })
  expect([shownTime(postponed), countSet(postponed)]).toEqual(['postponed', 1])
})

test('another part of the agenda shows visits that are not postponed', () => {
  const ahead = atTime(filtersOf('status=postponed'), 'ahead')
  expect(toApiQuery(ahead, TODAY)).toEqual({ from: TODAY, order: 'asc', limit: '50' })
  expect(toApiQuery(atTime(filtersOf('status=postponed'), 'past'), TODAY)).toEqual({
    to: '2026-11-16',
    order: 'desc',
    limit: '50',
  })
})

test('the other parts keep the statuses that are chosen', () => {
  const past = atTime(filtersOf('status=planned,confirmed'), 'past')
  expect(toApiQuery(past, TODAY)).toMatchObject({ status: 'planned,confirmed' })
  expect(countSet(past)).toBe(1)
})

test('days that are chosen leave the postponed visits, which have none', () => {
  const days = changed(filtersOf('status=postponed'), { from: '2026-12-01' })
  expect([shownTime(days), days.status]).toEqual(['days', ''])
  expect(changed(filtersOf('status=postponed'), { kind: 'banquet' }).status).toBe('postponed')
})

test.each([
  ['', 'confirmed', true, 'confirmed'],
  ['confirmed', 'planned', true, 'planned,confirmed'],
  ['planned,confirmed', 'planned', false, 'confirmed'],
  ['confirmed', 'confirmed', false, ''],
  ['postponed', 'planned', true, 'planned'],
  ['nonsense', 'void', true, 'void'],
])('of "%s", with %s chosen: %s, "%s" are chosen', (chosen, status, isChosen, expected) => {
  expect(statusesWith(['planned', 'confirmed', 'void'], chosen, status, isChosen)).toBe(expected)
})
