import { describeEvents, example, type ResourceDocs } from '../docs'
import { celebrated, occurrence } from './occurrences'
import * as routes from './routes'
import { anniversary, anniversaryChange, anniversaryInput, anniversaryPatch } from './schemas'
import { upcoming, upcomingChange } from './upcoming'

const params = { anniversaryId: 'partnership-istanbul' }

export const anniversaries = {
  routes,
  tag: 'Anniversaries of partnerships and those that the office records, and their occurrences.',
  schemas: {
    Anniversary: anniversary,
    Occurrence: occurrence,
    UpcomingOccurrence: upcoming,
    AnniversaryChange: anniversaryChange,
  },
  inputs: { AnniversaryInput: anniversaryInput, AnniversaryPatch: anniversaryPatch },
  values: { CelebratedAnniversary: celebrated },
  parameters: {
    anniversaryId: 'The id of the anniversary.',
    milestones: '`true` answers milestones only.',
    muted: '`true` answers muted anniversaries too.',
  },
  events: {
    ...describeEvents(anniversaryChange, {
      'anniversary.recorded':
        'An anniversary is recorded, by the office or with a partnership whose founding day, month or year is known.',
      'anniversary.updated':
        'The record of an anniversary is changed, by the office or with its partnership.',
      'anniversary.muted': 'An anniversary is muted: its occurrences are no longer announced.',
      'anniversary.unmuted': 'An anniversary is unmuted: its occurrences are announced again.',
    }),
    ...describeEvents(upcomingChange, {
      'anniversary.upcoming':
        'An occurrence is announced, once for each lead time: `daysLeft` is the lead time, 0 is the day itself. ' +
        'If `on` is a year or a month, the day is unknown: `daysLeft` counts to the first day of it, and 0 is that ' +
        'first day. When the day becomes known, the occurrence is announced again, by its day.',
    }),
  },
  examples: [
    example(routes.recordAnniversary, {
      body: {
        id: 'fall-of-the-wall',
        title: { en: 'The fall of the Wall' },
        kind: 'historic',
        originOn: '1989-11-09',
      },
    }),
    example(routes.updateAnniversary, {
      params: { anniversaryId: 'fall-of-the-wall' },
      body: { leadTimes: [365, 30, 0] },
    }),
    example(
      routes.recordAnniversary,
      {
        body: {
          title: { de: 'Gründung der Staatskapelle', en: 'Foundation of the Staatskapelle' },
          kind: 'institution',
          originOn: '1570',
        },
      },
      'Record one of which only the year is known',
    ),
    example(routes.listAnniversaries, { query: { kind: 'partnership' } }),
    example(routes.readAnniversary, { params }),
    example(routes.listAnniversaryChanges, { params }),
    example(routes.listOccurrences, {
      query: { from: '2024-01-01', to: '2033-12-31', milestones: 'true' },
    }),
  ],
} satisfies ResourceDocs
