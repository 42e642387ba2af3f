import {
  daysOfFeed,
  feedPath,
  hasEnded,
  recordCalendarFeed,
  renewCalendarFeed,
  revokeCalendarFeed,
} from '../../../domain/calendar/calendar-feed'
import { momentAt, refusalOf } from '../shared/builders'

const made = recordCalendarFeed({ name: 'Phone', clearance: 'press' }, 'press', momentAt())

test('a feed belongs to the client that records it', () => {
  expect(made.thing).toMatchObject({
    name: 'Phone',
    clearance: 'press',
    version: 1,
    createdBy: 'protocol-office',
  })
  expect(made.change).toMatchObject({
    type: 'calendar-feed.recorded',
    subject: `calendar-feeds/${made.thing.id}`,
    sequence: 1,
    data: made.thing,
  })
})

test('revoking a feed adds a change and leaves its fields', () => {
  const { thing, change } = revokeCalendarFeed(made.thing, momentAt('2027-01-01T00:00:00.000Z', 'somebody'))
  expect(thing).toEqual({
    ...made.thing,
    version: 2,
    updatedAt: '2027-01-01T00:00:00.000Z',
    updatedBy: 'somebody',
  })
  expect(change).toMatchObject({ type: 'calendar-feed.revoked', sequence: 2, changed: [], data: thing })
})

describe('the clearance of a feed', () => {
  test.each([
    ['public', 'press'],
    ['public', 'internal'],
    ['press', 'internal'],
  ] as const)('of a creator with clearance %s cannot be %s', (maker, clearance) => {
    const refusal = refusalOf(() => recordCalendarFeed({ clearance }, maker, momentAt()))
    expect(refusal).toMatchObject({ code: 'invalid', details: { faults: [{ pointer: '/clearance' }] } })
  })

  test('is lowered to that of its creator on renewal', () => {
    const { thing, change } = renewCalendarFeed(made.thing, 'public', momentAt('2026-12-01T00:00:00.000Z'))
    expect(thing).toMatchObject({ clearance: 'public', endsAt: '2027-12-01T00:00:00.000Z', version: 2 })
    expect(change).toMatchObject({ type: 'calendar-feed.renewed', changed: ['/clearance', '/endsAt'] })
  })

  test('is not raised on renewal', () => {
    expect(renewCalendarFeed(made.thing, 'internal', momentAt()).thing.clearance).toBe('press')
  })
})

test('rejects the renewal of a feed by another client', () => {
  const refusal = refusalOf(() =>
    renewCalendarFeed(made.thing, 'internal', momentAt(undefined, 'administrator')),
  )
  expect(refusal).toMatchObject({ code: 'forbidden-step' })
})

test('a feed ends one year after it was recorded', () => {
  const [day = '', time = ''] = made.thing.createdAt.split('T')
  const endsAt = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}T${time}`
  expect(made.thing.endsAt).toBe(endsAt)
  expect(hasEnded(made.thing, new Date(Date.parse(endsAt) - 1))).toBe(false)
  expect(hasEnded(made.thing, new Date(endsAt))).toBe(true)
})

test('the path of a feed contains its secret', () => {
  expect(feedPath('s3cret')).toBe('/v1/feeds/s3cret/calendar.ics')
})

test.each([
  ['2026-11-17', '2025-11-17', '2028-11-17'],
  ['2028-02-29', '2027-02-28', '2030-02-28'],
])('on %s a feed shows the days from %s to %s', (today, from, to) => {
  expect(daysOfFeed(today)).toEqual({ from, to })
})
