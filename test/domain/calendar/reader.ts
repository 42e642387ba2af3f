/** A calendar as a program that is not ours reads it: ical.js, from the octets that are sent. */
import ICAL from 'ical.js'
import { icalendarOf, type CalendarContents } from '../../../domain/calendar/icalendar'
import { BERLIN } from '../shared/builders'

/** What is written of a calendar of which the test says only what matters. */
export const written = (contents: Partial<CalendarContents>): string =>
  icalendarOf({
    name: 'Protokoll',
    language: 'de',
    uidOf: (subject) => `uid of ${subject}`,
    officeZone: BERLIN,
    visits: [],
    occurrences: [],
    ...contents,
  })

/** Its lines as they are sent; the test fails if one is not ended by CR LF. */
export function linesOf(text: string): string[] {
  const lines = text.split('\r\n')
  if (lines.pop() !== '' || lines.some((line) => /[\r\n]/.test(line)))
    throw new Error('a line is not ended by CR LF')
  return lines
}

/** The calendar in it; throws when ical.js has a complaint. */
export const read = (text: string): ICAL.Component =>
  new ICAL.Component(ICAL.parse(Buffer.from(text).toString('utf8')) as unknown[])

export const eventsOf = (calendar: ICAL.Component): ICAL.Component[] => calendar.getAllSubcomponents('vevent')

/** The value of an event's property in the words of iCalendar. */
export const valueOf = (event: ICAL.Component | undefined, name: string): string | undefined =>
  event?.getFirstPropertyValue(name)?.toString()

/** The first event of a calendar that is written so. */
export function onlyEvent(contents: Partial<CalendarContents>): ICAL.Component {
  const [event, ...others] = eventsOf(read(written(contents)))
  if (!event || others.length > 0) throw new Error('there is not one event')
  return event
}
