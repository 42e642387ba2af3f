import { describeEvents, example, EXAMPLE_IDS, type ResourceDocs } from '../docs'
import * as routes from './routes'
import { feed, feedChange } from './schemas'

const params = { feedId: EXAMPLE_IDS.feed }

export const calendar = {
  routes,
  tag:
    'Visits, deadlines of accreditation for the press, and occurrences for calendar programs. ' +
    'An occurrence of which only the year or the month is known is not in a calendar.',
  schemas: { CalendarFeed: feed },
  parameters: {
    feedId: 'The id of the calendar feed.',
    kinds: 'Kinds of visits and of anniversaries, separated by commas. Without it, all kinds are included.',
    lang: 'The language of the texts, where they have it.',
    secret: 'The secret of the calendar feed.',
  },
  events: describeEvents(feedChange, {
    'calendar-feed.recorded': 'A calendar feed is recorded.',
    'calendar-feed.renewed': 'A calendar feed is renewed for a year from now.',
    'calendar-feed.revoked': 'A calendar feed is revoked: its address answers 404 from now on.',
  }),
  examples: [
    example(routes.readCalendar, {
      query: { from: '2024-01-01', to: '2024-12-31', kinds: 'partner-city-visit,partnership', lang: 'en' },
    }),
    example(routes.recordCalendarFeed, { body: { name: 'Phone', clearance: 'press', lang: 'de' } }),
    example(routes.listCalendarFeeds),
    example(routes.readCalendarFeed, { params }),
    example(routes.readFeedCalendar, { params: { secret: EXAMPLE_IDS.feedSecret } }),
    example(routes.renewCalendarFeed, { params }),
    example(routes.revokeCalendarFeed, { params }),
  ],
} satisfies ResourceDocs
