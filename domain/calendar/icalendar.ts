/** Visits and occurrences as iCalendar (RFC 5545) for Outlook, Apple Calendar and Google Calendar. */
import type { Visit } from '../../contract/visits/schemas'
import { isPostponed } from '../shared/life-cycle'
import { utcOffsetOf, type UtcOffset } from '../time/utc-offset'
import { accreditationEvent } from './accreditation-event'
import { isUtc, type EventContext } from './event'
import { component, contentOf, lineValue, type Property } from './lines'
import { occurrenceEvent, type VersionedOccurrence } from './occurrence-event'
import { spanOf, type Span } from './span'
import { timeZoneComponent } from '../time/time-zone'
import { visitEvent } from './visit-event'

export interface CalendarContents extends EventContext {
  /** The display name of the calendar. */
  readonly name: string
  /** The zone of the times of visits that have none of their own. */
  readonly officeZone: string
  readonly visits: readonly Visit[]
  readonly occurrences: readonly VersionedOccurrence[]
}

/** The iCalendar text, with events in the given order. The same contents give the same text. */
export function icalendarOf({ name, officeZone, visits, occurrences, ...context }: CalendarContents): string {
  const zones = new Map<string, Zone>()
  const events = visits.filter(hasDays).flatMap((visit) => {
    const timeZone = visit.timeZone ?? officeZone
    const zone = zones.get(timeZone) ?? { offsetAt: utcOffsetOf(timeZone), years: [] }
    zones.set(timeZone, zone)
    return eventsOf(visit, timeZone, zone, context)
  })
  return contentOf(
    component(
      'VCALENDAR',
      calendarProperties(name, officeZone),
      ...[...zones].map(([timeZone, zone]) => zoneLines(timeZone, zone)),
      events,
      ...occurrences.map((occurrence) => occurrenceEvent(occurrence, context)),
    ),
  )
}

/**
 * Whether a visit is in calendars at all. A program that subscribes to a calendar removes an event that is no longer in it;
 * a cancelled event stays in many programs, and would tell that the visit does not take place at all.
 */
const hasDays = ({ status }: Visit): boolean => !isPostponed(status)

/** A zone, and the years of its events. */
interface Zone {
  readonly offsetAt: UtcOffset
  readonly years: number[]
}

/**
 * A visit, and behind it the deadline of accreditation, also if that is outside the days of the calendar. Either is left out
 * if its day is not known.
 */
function eventsOf(visit: Visit, timeZone: string, zone: Zone, context: EventContext): string[] {
  const { appointment } = visit
  const span = spanIn(zone, visit)
  const deadline = appointment && spanIn(zone, { start: appointment.accreditationUntil })
  return [
    ...(span ? visitEvent(visit, span, timeZone, context) : []),
    ...(deadline ? accreditationEvent(visit, appointment, deadline, timeZone, context) : []),
  ]
}

/** The span of an event, whose years are added to those of the zone. */
function spanIn(zone: Zone, times: Pick<Visit, 'start' | 'end'>): Span | undefined {
  const span = spanOf(times, zone.offsetAt)
  if (span) zone.years.push(...yearsOf(span))
  return span
}

const yearsOf = ({ when }: Span): number[] =>
  'from' in when ? [when.from, when.to ?? when.from].map((time) => Number(time.slice(0, 4))) : []

const zoneLines = (timeZone: string, { offsetAt, years }: Zone): string[] =>
  years.length === 0 || isUtc(timeZone)
    ? []
    : timeZoneComponent(timeZone, offsetAt, Math.min(...years), Math.max(...years))

/** The refresh interval: one hour. Not every program follows it. */
const INTERVAL = 'PT1H'

/** Apple, Google and Outlook read the X- properties, which are older than those of RFC 7986. */
const calendarProperties = (name: string, officeZone: string): Property[] => [
  ['VERSION', '2.0'],
  ['PRODID', '-//Golden Book//Registry//EN'],
  ['CALSCALE', 'GREGORIAN'],
  ['NAME', lineValue(name)],
  ['X-WR-CALNAME', lineValue(name)],
  ['X-WR-TIMEZONE', officeZone],
  ['REFRESH-INTERVAL;VALUE=DURATION', INTERVAL],
  ['X-PUBLISHED-TTL', INTERVAL],
]
