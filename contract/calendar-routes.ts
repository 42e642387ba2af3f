import * as z from 'zod/mini'
import { calendarKind, feed, feedInput, feedSecret, feedWithPath } from './calendar'
import { MAX_CALENDAR_YEARS } from './limits'
import { inOrder, isWithinYears, pageOf, paging } from './lists'
import { route } from './route'
import { day, language, uuid } from './values'

const calendar = { resource: 'calendar' } as const
const text = { status: 200, schema: z.string(), mediaType: 'text/calendar' } as const
const oneFeed = { ...calendar, access: 'read', params: z.strictObject({ feedId: uuid }) } as const

const kinds = z.pipe(
  z.pipe(
    z.string(),
    z.transform((value) => value.split(',')),
  ),
  z.array(calendarKind).check(z.minLength(1)),
)

export const readCalendar = route({
  ...calendar,
  name: 'readCalendar',
  method: 'GET',
  path: '/v1/calendar.ics',
  access: 'read',
  summary: 'Read the visits and occurrences of some days, three years at most, as iCalendar (RFC 5545)',
  query: z
    .strictObject({ from: day, to: day, kinds: z.optional(kinds), lang: z.optional(language) })
    .check(inOrder, isWithinYears(MAX_CALENDAR_YEARS)),
  answer: text,
  problems: ['too-large'],
})

export const createFeed = route({
  ...calendar,
  name: 'createFeed',
  method: 'POST',
  path: '/v1/calendar-feeds',
  access: 'read',
  summary: "Make a feed of one's own for a calendar program; its address is shown once",
  body: feedInput,
  answer: { status: 201, schema: feedWithPath, etag: 'version' },
})

export const listFeeds = route({
  ...calendar,
  name: 'listFeeds',
  method: 'GET',
  path: '/v1/calendar-feeds',
  access: 'read',
  summary: "List one's own feeds, newest first",
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageOf(feed) },
})

export const readFeed = route({
  ...oneFeed,
  name: 'readFeed',
  method: 'GET',
  path: '/v1/calendar-feeds/{feedId}',
  summary: "Read a feed of one's own",
  answer: { status: 200, schema: feed, etag: 'version' },
})

export const revokeFeed = route({
  ...oneFeed,
  name: 'revokeFeed',
  method: 'DELETE',
  path: '/v1/calendar-feeds/{feedId}',
  summary: 'Revoke a feed: its address is answered no more',
  answer: { status: 200, schema: feed, etag: 'version' },
})

export const readFeedCalendar = route({
  ...calendar,
  name: 'readFeedCalendar',
  method: 'GET',
  path: '/v1/feeds/{secret}/calendar.ics',
  access: 'none',
  summary: 'Read a feed: from a year ago to two years ahead',
  params: z.strictObject({ secret: feedSecret }),
  answer: text,
  problems: ['too-large'],
})
