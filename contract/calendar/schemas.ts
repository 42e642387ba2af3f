/** The calendar: visits and occurrences for a calendar program, and feeds of it that need no token. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { FEED_EVENTS } from './events'
import { anniversaryKind } from '../anniversaries/occurrences'
import { stamps, visibility } from '../things'
import { instant } from '../values/dates'
import { language, line, uuid } from '../values/values'
import { visitKind } from '../visits/kinds'

/** The kinds of visits and anniversaries in a calendar. */
export const calendarKind = z.enum([...visitKind.options, ...anniversaryKind.options])
export type CalendarKind = z.output<typeof calendarKind>

const fields = {
  /** The person or program that uses the feed, to recognize it in the list of feeds. */
  name: z.optional(line()),
  /** The feed shows what a reader with this clearance sees; at most the clearance of the caller. */
  clearance: z._default(visibility, 'public'),
  /** The kinds that are included. @default all */
  kinds: z.optional(z.array(calendarKind).check(z.minLength(1), z.maxLength(calendarKind.options.length))),
  /** The language of its texts, where they have it. */
  lang: z.optional(language),
}

/** The body of `POST /v1/calendar-feeds`. */
export const feedInput = z.strictObject(fields)
export type CalendarFeedInput = z.output<typeof feedInput>

/** A feed belongs to the client that recorded it, `createdBy`. */
export const feed = z.strictObject({
  id: uuid,
  ...fields,
  /** From then on its address answers `not-found`, unless it is renewed before. */
  endsAt: instant,
  ...stamps,
})
export type CalendarFeed = z.output<typeof feed>

/** `path` holds the feed's secret and is shown once. */
export const feedWithPath = z.extend(feed, { path: z.optional(z.string()) })

export const feedChange = changeOf(FEED_EVENTS, feed)

/** 32 random bytes in base64url. */
export const feedSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
