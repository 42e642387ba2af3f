import {
  describeEvents,
  describeWarnings,
  example,
  EXAMPLE_IDS,
  EXAMPLE_PEOPLE,
  type ResourceDocs,
} from '../docs'
import * as routes from './routes'
import {
  appointment,
  contact,
  correctedFields,
  programmeItem,
  statement,
  visit,
  visitChange,
  visitInput,
  visitPatch,
  writtenVisit,
} from './schemas'
import { VISIT_WARNINGS } from './warnings'

const params = { visitId: EXAMPLE_IDS.visit }
const partnershipId = 'istanbul'

export const visits = {
  routes,
  tag: 'Official visits, from planned to completed.',
  schemas: { Visit: visit, VisitChange: visitChange, WrittenVisit: writtenVisit },
  inputs: {
    VisitInput: visitInput,
    VisitPatch: visitPatch,
    VisitCorrectionPatch: correctedFields,
    StatementInput: statement,
  },
  values: { ProgrammeItem: programmeItem, PressAppointment: appointment, VisitContact: contact },
  parameters: {
    direction: '`incoming`: guests visit the city. `outgoing`: the city visits somebody else.',
    visitId: 'The id of the visit.',
  },
  events: describeEvents(visitChange, {
    'visit.planned': 'A planned visit is recorded, or a confirmed visit is only planned again.',
    'visit.confirmed': 'A planned visit is confirmed.',
    'visit.rescheduled':
      'The start, the end or the venues of a planned, confirmed or postponed visit are changed.',
    'visit.updated': 'Other fields of a planned, confirmed or postponed visit are changed.',
    'visit.postponed': 'A visit does not take place on its days, and new ones are not known yet.',
    'visit.reinstated': 'A postponed or cancelled visit is planned or confirmed again.',
    'visit.completed': 'A visit is completed, or is recorded from an archive as completed.',
    'visit.cancelled': 'A visit is cancelled, or is recorded from an archive as cancelled.',
    'visit.voided': 'A visit was recorded by mistake: it can be read and counts nowhere.',
    'visit.corrected': 'The record of a completed or cancelled visit is corrected.',
  }),
  withdrawals: {
    'visit.withdrawn':
      'A change hides a visit from a subscription that could see it before. Delete your copy of it.',
  },
  warnings: describeWarnings(VISIT_WARNINGS, {
    'programme-outside-visit': 'A programme item is on a day before the start or after the end of its visit.',
    'skipped-hour':
      'The clocks of the visit’s time zone skip this time when daylight saving begins. It is read as an hour later.',
    'unknown-name':
      'A live visit is completed, and the name of a person on it is absent or a placeholder such as `N.N.`.',
    'venue-taken':
      'Another visit, which is neither postponed, cancelled nor void, has one of the venues at overlapping hours. A start without a later end counts as an hour.',
    'stop-outside-trip':
      'A stop is outside the days of its trip: `visitId` is the trip if the stop is written, and the stop if the trip is moved.',
    'trip-has-stops':
      'A visit is postponed, cancelled or void now, but its stops in `stops` are not: each keeps its own status.',
    'narrower-than-entry':
      'The visit has become less visible than the entries in `entries`. Their visibility does not change.',
    'visit-has-entries':
      'A visit is postponed, cancelled or void now, but the entries in `entries` were signed on it.',
    'reinstated-in-past': 'A live visit is planned or confirmed again, but its last day is over.',
  }),
  examples: [
    example(
      routes.recordVisit,
      {
        body: {
          direction: 'incoming',
          kind: 'partner-city-visit',
          start: '2024-06-19T10:00',
          venues: ['Rotes Rathaus'],
          occasion: { en: '35 years of partnership' },
          partnershipId,
          anniversary: { anniversaryId: 'partnership-istanbul', ordinal: 35 },
          hosts: [EXAMPLE_PEOPLE.host],
          guests: [EXAMPLE_PEOPLE.mayor],
        },
      },
      'A planned visit',
    ),
    example(
      routes.recordVisit,
      {
        body: {
          origin: 'archive',
          status: 'completed',
          externalId: 'berlin/v01',
          direction: 'incoming',
          kind: 'state-visit',
          start: '1963-06-26',
          guests: [
            { name: 'John F. Kennedy', office: 'President', officeClass: 'head-of-state', country: 'US' },
          ],
          sources: [{ reference: 'LAB, A Rep. 021 Nr. 14', evidence: 'reported' }],
        },
      },
      'A visit of an archive',
    ),
    example(
      routes.recordVisit,
      {
        body: {
          direction: 'incoming',
          kind: 'partner-city-visit',
          start: '2024-06-19T15:00',
          city: { en: 'Potsdam' },
          venues: ['Schloss Cecilienhof'],
          occasion: { en: 'A tour of Potsdam' },
          partOf: EXAMPLE_IDS.visit,
          guests: [EXAMPLE_PEOPLE.mayor],
        },
      },
      'A stop of a trip',
    ),
    example(routes.updateVisit, {
      params,
      body: {
        programme: [{ what: 'Signing of the Golden Book', where: 'Wappensaal' }],
        appointment: { kind: 'word-and-photo', accreditationUntil: '2024-06-18T12:00' },
      },
    }),
    example(
      routes.updateVisit,
      { params, body: { start: '2024-06-19T11:00', reason: 'The flight arrives later.' } },
      'Reschedule it',
    ),
    example(routes.changeVisitStatus, { params, body: { status: 'confirmed' } }, 'Confirm it'),
    example(
      routes.changeVisitStatus,
      { params, body: { status: 'postponed', reason: 'A strike at the airport.' } },
      'Postpone it',
    ),
    example(
      routes.changeVisitStatus,
      { params, body: { status: 'confirmed', reason: 'The strike is off.' } },
      'Reinstate it',
    ),
    example(
      routes.changeVisitStatus,
      {
        params,
        body: { status: 'completed', outcome: { en: 'A programme for young officials is agreed.' } },
      },
      'Complete it',
    ),
    example(routes.correctVisit, {
      params,
      body: { patch: { end: '2024-06-19T12:00' }, reason: 'The end was left open.' },
    }),
    example(routes.listVisits, {
      query: { from: '2024-01-01', to: '2024-12-31', status: 'confirmed,completed', partnershipId },
    }),
    example(routes.readVisit, { params, query: { at: '1' } }),
    example(routes.listVisitStops, { params }),
    example(routes.listVisitChanges, { params }),
  ],
} satisfies ResourceDocs
