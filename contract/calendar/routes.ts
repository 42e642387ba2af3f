import * as z from 'zod/mini'
import { calendarKind, feed, feedInput, feedSecret, feedWithPath } from './schemas'
import { MAX_CALENDAR_YEARS } from '../limits'
import { fromNotAfterTo, isWithinYears, pageSchema, paging, severalOf } from '../lists'
import { route } from '../route'
import { day } from '../values/dates'
import { language, uuid } from '../values/values'

const text = { status: 200, schema: z.string(), mediaType: 'text/calendar', etag: 'content' } as const
/** For administrators, and for the client that recorded the feed. */
const ownedFeed = { access: 'own', params: z.strictObject({ feedId: uuid }) } as const

export const readCalendar = route({
  name: 'readCalendar',
  method: 'GET',
  path: '/v1/calendar.ics',
  access: 'read',
  summary: 'Read the visits and occurrences of some days, three years at most, as iCalendar (RFC 5545)',
  query: z
    .strictObject({
      from: day,
      to: day,
      kinds: z.optional(severalOf(calendarKind)),
      lang: z.optional(language),
    })
    .check(fromNotAfterTo, isWithinYears(MAX_CALENDAR_YEARS)),
  answer: text,
  problems: ['too-large'],
})

export const recordCalendarFeed = route({
  name: 'recordCalendarFeed',
  method: 'POST',
  path: '/v1/calendar-feeds',
  access: 'read',
  summary: 'Record a calendar feed for the caller; its address is shown once',
  body: feedInput,
  answer: { status: 201, schema: feedWithPath, etag: 'version' },
})

export const listCalendarFeeds = route({
  name: 'listCalendarFeeds',
  method: 'GET',
  path: '/v1/calendar-feeds',
  access: 'own',
  summary: 'List the feeds of the caller, or all feeds for an administrator, newest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(feed) },
})

export const readCalendarFeed = route({
  ...ownedFeed,
  name: 'readCalendarFeed',
  method: 'GET',
  path: '/v1/calendar-feeds/{feedId}',
  summary: 'Read a feed of the caller, or any feed for an administrator',
  answer: { status: 200, schema: feed, etag: 'version' },
})

export const renewCalendarFeed = route({
  ...ownedFeed,
  name: 'renewCalendarFeed',
  method: 'POST',
  path: '/v1/calendar-feeds/{feedId}/renewal',
  summary: 'Renew a feed of the caller for a year from now; its clearance is at most that of the caller',
  answer: { status: 200, schema: feed, etag: 'version' },
  problems: ['forbidden-step'],
})

export const revokeCalendarFeed = route({
  ...ownedFeed,
  name: 'revokeCalendarFeed',
  method: 'DELETE',
  path: '/v1/calendar-feeds/{feedId}',
  summary: 'Revoke a feed: its address answers 404 from now on',
  answer: { status: 200, schema: feed, etag: 'version' },
})

export const readFeedCalendar = route({
  name: 'readFeedCalendar',
  method: 'GET',
  path: '/v1/feeds/{secret}/calendar.ics',
  access: 'none',
  summary: 'Read a feed: from a year ago to two years ahead; query parameters are ignored',
  params: z.strictObject({ secret: feedSecret }),
  ignoresQuery: true,
  answer: text,
  problems: ['too-large'],
})
