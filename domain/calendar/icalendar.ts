/** Visits and occurrences as an iCalendar text (RFC 5545) that Outlook, Apple Calendar and Google Calendar take. */
import type { Visit } from '../../contract/visits/schemas'
import { clockOf, type ZoneClock } from '../time/zone-clock'
import { isUtc } from './event'
import { component, contentOf, lineValue, type Property } from './lines'
import { occurrenceEvent, type VersionedOccurrence } from './occurrence-event'
import { spanOf, type Span } from './span'
import { timeZoneComponent } from '../time/time-zone'
import { visitEvent } from './visit-event'

export interface CalendarContents {
  /** What a program calls the calendar. */
  readonly name: string
  /** A BCP 47 tag. */
  readonly language: string
  /** The zone of the times of visits that have none of their own. */
  readonly officeZone: string
  readonly visits: readonly Visit[]
  readonly occurrences: readonly VersionedOccurrence[]
}

/** The text, in the order of what it is given; the same for the same. Its clocks are those of all its times. */
export function icalendarOf({ name, language, officeZone, visits, occurrences }: CalendarContents): string {
  const zones = new Map<string, Zone>()
  const events = visits.map((visit) => {
    const timeZone = visit.timeZone ?? officeZone
    const zone = zones.get(timeZone) ?? { clock: clockOf(timeZone), years: [] }
    zones.set(timeZone, zone)
    const span = spanOf(visit, zone.clock)
    zone.years.push(...yearsOf(span))
    return visitEvent(visit, span, timeZone, language)
  })
  return contentOf(
    component(
      'VCALENDAR',
      calendarProperties(name, officeZone),
      ...[...zones].map(([timeZone, zone]) => zoneLines(timeZone, zone)),
      ...events,
      ...occurrences.map((occurrence) => occurrenceEvent(occurrence, language)),
    ),
  )
}

/** A zone, and the years for which its clocks must be known. */
interface Zone {
  readonly clock: ZoneClock
  readonly years: number[]
}

const yearsOf = ({ when }: Span): number[] =>
  'from' in when ? [when.from, when.to ?? when.from].map((time) => Number(time.slice(0, 4))) : []

const zoneLines = (timeZone: string, { clock, years }: Zone): string[] =>
  years.length === 0 || isUtc(timeZone)
    ? []
    : timeZoneComponent(timeZone, clock, Math.min(...years), Math.max(...years))

/** Programs look for news as often as they like; those that listen are asked to once an hour. */
const INTERVAL = 'PT1H'

/** Apple, Google and Outlook read the names with X-, which were there before those of RFC 7986. */
const calendarProperties = (name: string, officeZone: string): Property[] => [
  ['VERSION', '2.0'],
  ['PRODID', '-//Golden Book//Registry//EN'],
  ['CALSCALE', 'GREGORIAN'],
  ['METHOD', 'PUBLISH'],
  ['NAME', lineValue(name)],
  ['X-WR-CALNAME', lineValue(name)],
  ['X-WR-TIMEZONE', officeZone],
  ['REFRESH-INTERVAL;VALUE=DURATION', INTERVAL],
  ['X-PUBLISHED-TTL', INTERVAL],
]
