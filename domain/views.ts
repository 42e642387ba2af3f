/** The view of every kind of thing, for code that handles events of all kinds. A handler imports its own view only. */
import type { EventType } from '../contract/events'
import { anniversaryView } from './anniversaries/view'
import { bookView, entryView } from './books/view'
import { calendarFeedView } from './calendar/view'
import { noticeView } from './notices/view'
import { subscriptionView } from './notifications/view'
import { partnershipView } from './partnerships/view'
import { groupOf, type EventGroup } from './shared/event-group'
import type { View } from './shared/view'
import { visitView } from './visits/view'

const VIEWS: Readonly<Record<EventGroup, View<never>>> = {
  partnership: partnershipView,
  visit: visitView,
  book: bookView,
  'book-entry': entryView,
  anniversary: anniversaryView,
  notice: noticeView,
  subscription: subscriptionView,
  'calendar-feed': calendarFeedView,
}

/** The view of the things that events of this type are about. */
export const viewForEvent = (type: EventType): View<object> => VIEWS[groupOf(type)] as View<object>
