import { daysOfFeed, feedPath, recordFeed, revokeFeed } from '../../domain/calendar-feed'
import { momentAt } from './builders'

const made = recordFeed({ name: 'Phone', clearance: 'press' }, momentAt())

test('a feed belongs to whoever makes it', () => {
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

test('a feed that is revoked is as it was, with one change more', () => {
  const { thing, change } = revokeFeed(made.thing, momentAt('2027-01-01T00:00:00.000Z', 'somebody'))
  expect(thing).toEqual({
    ...made.thing,
    version: 2,
    updatedAt: '2027-01-01T00:00:00.000Z',
    updatedBy: 'somebody',
  })
  expect(change).toMatchObject({ type: 'calendar-feed.revoked', sequence: 2, changed: [], data: thing })
})

test('its address has the secret in it', () => {
  expect(feedPath('s3cret')).toBe('/v1/feeds/s3cret/calendar.ics')
})

test.each([
  ['2026-11-17', '2025-11-17', '2028-11-17'],
  ['2028-02-29', '2027-02-28', '2030-02-28'],
])('on %s it shows the days from %s to %s', (today, from, to) => {
  expect(daysOfFeed(today)).toEqual({ from, to })
})
