/** Visits and their texts, whatever these hold, as an independent reader finds them. */
import * as fc from 'fast-check'
import type ICAL from 'ical.js'
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { lineValue } from '../../../domain/calendar/lines'
import type { VersionedOccurrence } from '../../../domain/calendar/occurrence-event'
import { recordedVisit } from '../shared/builders'
import { oddText, shownText } from './odd-texts'
import { eventsOf, linesOf, read, valueOf, written } from './reader'

const person: fc.Arbitrary<Person> = fc.record(
  { kind: fc.constant('person' as const), name: oddText, office: oddText, organisation: oddText },
  { requiredKeys: ['kind', 'name'] },
)

const planned = recordedVisit()
const times = fc.constantFrom(
  { start: '2026-11-17T10:00', end: '2026-11-17T12:00' },
  { start: '2026-11-17T10:00' },
  { start: '2026-11-17' },
  { start: '2026-11-17', end: '2026-11-19' },
  { start: '2026-11' },
  { start: '2026' },
  { start: '2026-11-17', end: '2026-11' },
  { start: '192X' },
  { start: '1985-04-XX' },
  { start: '1989-11-17?' },
)

/** Whether a start names one day. */
const hasDay = ({ start }: Pick<Visit, 'start'>): boolean => /^\d{4}-\d\d-\d\d(?:T|$)/.test(start)

interface Odd {
  readonly visit: Visit
  readonly occurrence: VersionedOccurrence
}

export const odd: fc.Arbitrary<Odd> = fc
  .record({
    when: times,
    occasion: oddText,
    venues: fc.array(oddText, { maxLength: 3 }),
    guests: fc.array(person, { maxLength: 3 }),
    hosts: fc.array(person, { maxLength: 2 }),
    programme: fc.array(fc.record({ what: oddText, where: oddText }), { maxLength: 2 }),
    outcome: fc.option(oddText, { nil: undefined }),
    status: fc.constantFrom('planned', 'completed', 'cancelled', 'void'),
    visibility: fc.constantFrom('internal', 'press', 'public'),
    version: fc.integer({ min: 1, max: 999_999 }),
    title: oddText,
  })
  .map(({ when, occasion, outcome, title, ...fields }) => {
    const { end: _, ...visit } = planned
    const updatedAt = '2026-11-17T09:00:00.000Z'
    return {
      visit: {
        ...visit,
        ...fields,
        ...when,
        occasion: { de: occasion },
        ...(outcome === undefined ? {} : { outcome: { de: outcome } }),
        statements: [],
      },
      occurrence: {
        anniversaryId: 'a',
        title: { de: title },
        kind: 'historic',
        ordinal: 35,
        on: '2024-11-17',
        milestone: false,
        version: fields.version,
        updatedAt,
      },
    }
  })

const contents = fc.record({ name: oddText, odds: fc.array(odd, { minLength: 10, maxLength: 10 }) })

const FIXED = [
  'uid',
  'sequence',
  'dtstamp',
  'last-modified',
  'dtstart',
  'summary',
  'categories',
  'status',
  'transp',
]

/** The properties that a visit must have in a calendar, no more and no fewer. */
export function propertiesOf({ start, end, venues, visibility, ...visit }: Visit): string[] {
  const isSaid = end === '2026-11' || (start.includes('T') && end === undefined)
  const { guests, hosts, programme, outcome } = visit
  const isDescribed =
    isSaid || outcome !== undefined || [guests, hosts, programme].some((each) => each.length > 0)
  return [
    ...FIXED,
    'x-microsoft-cdo-busystatus',
    start.includes('T') && end === undefined ? 'duration' : 'dtend',
    ...(venues.length > 0 ? ['location'] : []),
    ...(isDescribed ? ['description'] : []),
    ...(visibility === 'public' ? ['class'] : []),
  ].toSorted()
}

const namesOf = (event: ICAL.Component): string[] =>
  event
    .getAllProperties()
    .map(({ name }) => name)
    .toSorted()

function compareVisit(event: ICAL.Component, visit: Visit): void {
  expect(event.getAllSubcomponents()).toEqual([])
  expect(namesOf(event)).toEqual(propertiesOf(visit))
  const ahead = { cancelled: 'Abgesagt: ', void: 'Ungültig: ' }[visit.status as string] ?? ''
  expect(valueOf(event, 'summary')).toBe(`${ahead}${shownText(visit.occasion?.['de'] ?? '', ' ')}`)
  const places = visit.venues.map((venue) => shownText(venue, ' ')).join('; ')
  expect(valueOf(event, 'location') ?? '').toBe(places)
  const description = valueOf(event, 'description') ?? ''
  const texts = [
    ...[...visit.guests, ...visit.hosts].flatMap(({ name, office }) => [name, office]),
    ...visit.programme.map(({ what, where }) => `${what}, ${where}`),
  ]
  const missing = texts.filter((text) => !description.includes(shownText(text ?? '')))
  expect(missing).toEqual([])
  expect(description.endsWith(shownText(visit.outcome?.['de'] ?? ''))).toBe(true)
  expect(valueOf(event, 'sequence')).toBe(String(visit.version))
}

/**
 * Writes so many calendars of ten visits and ten occurrences each: they show the visits of which the day is known, on that day; their occasions, names and places add no line, and each is read
 * as it was written. Gives the number of visits.
 */
export function compareCalendars(numRuns: number): number {
  let visits = 0
  fc.assert(
    fc.property(contents, ({ name, odds }) => {
      const text = written({
        name,
        visits: odds.map(({ visit }) => visit),
        occurrences: odds.map(({ occurrence }) => occurrence),
      })
      expect(Math.max(...linesOf(text).map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
      const calendar = read(text)
      expect(calendar.getAllProperties()).toHaveLength(8)
      expect(valueOf(calendar, 'x-wr-calname')).toBe(lineValue(name))
      const events = eventsOf(calendar)
      const zones = calendar.getAllSubcomponents('vtimezone')
      const shown = odds.map(({ visit }) => visit).filter(hasDay)
      expect(calendar.getAllSubcomponents()).toHaveLength(10 + shown.length + zones.length)
      expect(zones).toHaveLength(odds.some(({ visit }) => visit.start.includes('T')) ? 1 : 0)
      for (const [index, visit] of shown.entries()) {
        compareVisit(events[index]!, visit)
        expect(String(valueOf(events[index], 'dtstart')).slice(0, 10)).toBe(visit.start.slice(0, 10))
      }
      for (const [index, { occurrence }] of odds.entries()) {
        const title = shownText(occurrence.title['de'] ?? '', ' ')
        expect(valueOf(events[shown.length + index], 'summary')).toBe(`${title} – 35 Jahre`)
        visits += 1
      }
    }),
    { numRuns },
  )
  return visits
}
