import { CHANGE_TYPES, WITHDRAWAL_TYPES } from '../../contract/events'
import { viewOf, visibilityOf } from '../../domain/shared/view'
import { viewForEvent } from '../../domain/views'

const EVENT_TYPES = [...CHANGE_TYPES, ...WITHDRAWAL_TYPES]

test.each(EVENT_TYPES)('the view for %s hides who recorded the thing below internal', (type) => {
  const thing = { id: 'one', createdBy: 'protocol-office', updatedBy: 'protocol-office' }
  expect(viewOf(viewForEvent(type), thing, 'press')).toEqual({ id: 'one' })
  expect(viewOf(viewForEvent(type), thing, 'internal')).toEqual(thing)
})

test.each(['subscription.updated', 'subscription.test', 'calendar-feed.recorded'] as const)(
  'events of type %s are internal',
  (type) => {
    expect(visibilityOf(viewForEvent(type), {})).toBe('internal')
  },
)

test.each(['partnership.updated', 'anniversary.upcoming', 'book.volume-opened'] as const)(
  'events of type %s are public, as their things have no visibility',
  (type) => {
    expect(visibilityOf(viewForEvent(type), {})).toBe('public')
  },
)

test.each(['visit.updated', 'book-entry.signed'] as const)(
  'events of type %s have the visibility of their thing',
  (type) => {
    expect(visibilityOf(viewForEvent(type), { visibility: 'press' })).toBe('press')
  },
)
