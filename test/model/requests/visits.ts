import * as fc from 'fast-check'
import { ARCHIVE_SPANS, PERSON_IDS, RANGES, SPANS, WRONG_SPANS } from '../test-data'
import {
  forThing,
  anyPerson,
  at,
  defined,
  externalId,
  limit,
  forList,
  order,
  reason,
  reference,
  optionalFields,
  expectedPerson,
  thingChoice,
  type Intent,
  type Intents,
} from './intent'

const direction = fc.constantFrom('incoming', 'outgoing')
const kind = fc.constantFrom('working-visit', 'partner-city-visit')
const status = fc.constantFrom('planned', 'confirmed', 'postponed', 'completed', 'cancelled', 'void')
const onwards = fc.constantFrom('confirmed', 'completed')
const onAndOff = fc.constantFrom('postponed', 'planned', 'confirmed')
/** In any order, and repeated: a list is the same. */
const statuses = fc.array(status, { minLength: 1, maxLength: 4 }).map((several) => several.join(','))
/** The visits of one evening overlap, so that venues collide. */
const evening = SPANS.filter(({ officeTime: [start] }) => start.startsWith('2026-11-24T'))
const span = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SPANS, ...SPANS, ...WRONG_SPANS) },
  { weight: 1, arbitrary: fc.constantFrom(...evening) },
  { weight: 1, arbitrary: fc.constantFrom(...ARCHIVE_SPANS) },
)
const occasion = fc.constant({ de: 'Jubiläum', en: 'Jubilee' })
const hosts = fc.array(expectedPerson, { maxLength: 2 })
const guests = fc.array(expectedPerson, { minLength: 1, maxLength: 2 })
const venues = fc.constantFrom(['Rotes Rathaus'], ['Rotes Rathaus'], ['Wappensaal', 'ROTES RATHAUS'], [])
const visibility = fc.constantFrom('internal', 'press', 'public')
const programme = fc.constantFrom(
  [],
  [{ what: 'Reception' }, { on: '2026-11-24', what: 'Signing' }],
  [{ on: '2024-06-20', time: '02:30', what: 'Departure' }],
  [
    { time: '02:30', what: 'Arrival' },
    { on: '2027-03-28', time: '02:30', what: 'Departure' },
  ],
)

/** Some deadlines are after most visits, and one is skipped by the clocks. */
const appointment = fc.record({
  kind: fc.constantFrom('photo', 'pool'),
  accreditationUntil: fc.constantFrom('2024-06', '2026-11-24', '2026-11-24T09:30', '2027-03-28T02:30'),
})

const references = optionalFields({
  partnershipId: thingChoice,
  anniversary: thingChoice,
  partOf: thingChoice,
})
const live = fc.record({ occasion, guests, hosts, direction, kind })
const archive = fc.record({
  origin: fc.constant('archive'),
  direction,
  kind,
  guests: fc.array(anyPerson, { maxLength: 2 }),
  hosts: fc.array(anyPerson, { maxLength: 1 }),
  status: fc.constantFrom('planned', 'completed', 'completed', 'cancelled'),
})

const patch = optionalFields({
  externalId: fc.option(externalId),
  guests,
  hosts,
  venues,
  visibility,
  programme,
  direction,
  occasion: fc.option(occasion),
  appointment: fc.oneof(appointment, fc.constantFrom(null, { kind: 'word-and-photo' })),
})

/** Without the times that are `null`: those remove a time, in patches only. */
const withoutNulls = (times: Readonly<Record<string, string | null>>): object =>
  Object.fromEntries(Object.entries(times).filter(([, time]) => time !== null))

const patchOf = fc
  .tuple(
    patch,
    fc.option(span, { freq: 1 }),
    optionalFields({ partnershipId: thingChoice, partOf: fc.option(thingChoice) }),
  )
  .filter((parts) => parts.some((part) => part !== null && Object.keys(part).length > 0))

const amending =
  (route: string, bodyOf: (patched: object) => object) =>
  ([number, [fields, times, { partnershipId, partOf }]]: readonly [
    number,
    readonly [object, { sent: object } | null, { partnershipId?: number; partOf?: number | null }],
  ]): Intent =>
  (state) => {
    const patched = {
      ...fields,
      ...times?.sent,
      ...reference(state, 'partnershipId', 'partnerships/', partnershipId),
      ...(partOf === null ? { partOf } : reference(state, 'partOf', 'visits/', partOf)),
    }
    return Object.keys(patched).length === 0
      ? undefined
      : forVisit(route, number, { body: bodyOf(patched) })(state)
  }

const forVisit = (route: string, number: number, more = {}): Intent =>
  forThing(route, 'visitId', 'visits/', number, more)

export const visitIntents: Intents = {
  recordVisit: fc
    .tuple(
      fc.oneof(live, live, archive),
      span,
      references,
      optionalFields({ externalId, venues, visibility, programme, appointment }),
    )
    .map(([fields, { sent }, { partnershipId, anniversary, partOf }, more]): Intent => (state) => {
      const marked = reference(state, 'anniversaryId', 'anniversaries/', anniversary)
      const body = {
        ...fields,
        ...withoutNulls(sent),
        ...more,
        ...reference(state, 'partnershipId', 'partnerships/', partnershipId),
        ...reference(state, 'partOf', 'visits/', partOf),
        ...('anniversaryId' in marked ? { anniversary: { ...marked, ordinal: 35 } } : {}),
      }
      return { route: 'recordVisit', params: {}, query: {}, body }
    }),
  updateVisit: fc.tuple(thingChoice, patchOf).map(amending('updateVisit', (body) => body)),
  correctVisit: fc
    .tuple(thingChoice, patchOf)
    .map(amending('correctVisit', (body) => ({ patch: body, reason: 'As the file has it' }))),
  changeVisitStatus: fc
    .tuple(thingChoice, fc.oneof(onwards, onAndOff, status), fc.option(reason))
    .map(([number, to, why]) =>
      forVisit('changeVisitStatus', number, {
        body: { status: to, ...(why === null ? {} : { reason: why }) },
      }),
    ),
  readVisit: fc.tuple(thingChoice, at).map(([number, query]) => forVisit('readVisit', number, { query })),
  listVisitChanges: fc
    .tuple(thingChoice, optionalFields({ limit }))
    .map(([number, query]) => forVisit('listVisitChanges', number, { query })),
  listVisitStops: fc
    .tuple(thingChoice, optionalFields({ limit }))
    .map(([number, query]) => forVisit('listVisitStops', number, { query })),
  listVisits: fc
    .tuple(
      fc.constantFrom(...RANGES),
      optionalFields({
        status: statuses,
        kind,
        direction,
        country: fc.constantFrom('TR', 'PL', 'XK', 'SU'),
        personId: fc.constantFrom(...PERSON_IDS),
        externalId,
        partnershipId: fc.constantFrom('istanbul', 'lodz'),
        order,
        limit,
      }),
    )
    .map(([[from, to], query]) => forList('listVisits', defined({ from, to, ...query }))),
}
