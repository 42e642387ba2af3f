/** The deadline of accreditation for the press in a calendar. */
import type { PressAppointment, Visit } from '../../contract/visits/schemas'
import { visitSubject } from '../visits/visit'
import { appointmentLine } from './description'
import { dayProperties, eventComponent, hourProperties, type EventContext } from './event'
import { lineValue, textValue } from './lines'
import type { Span } from './span'
import { occasionOf, statusOf, titleOf } from './visit-title'
import { wordsFor } from './words'

/**
 * The `VEVENT` of a deadline, shown as free. It has a UID of its own. Its `SEQUENCE` is the visit's version, with which
 * the deadline may have changed.
 */
export function accreditationEvent(
  visit: Visit,
  appointment: PressAppointment,
  { when }: Span,
  timeZone: string,
  { language, uidOf }: EventContext,
): string[] {
  const days = 'first' in when
  const words = wordsFor(language)
  const title = `${words.accreditationDeadline}: ${occasionOf(visit, words, language)}`
  // Readers of the clearance `public` do not see the deadline, also that of a public visit.
  const audience = visit.visibility === 'internal' ? words.internal : words.press
  return eventComponent(
    { ...visit, uid: uidOf(`${visitSubject(visit.id)}/accreditation`) },
    days ? dayProperties(when) : hourProperties(when, timeZone),
    'FREE',
    [
      ['SUMMARY', lineValue(titleOf(visit, title, words))],
      ['DESCRIPTION', textValue(appointmentLine(appointment, words))],
      ['CATEGORIES', [words.appointment, audience].map(textValue).join(',')],
      ['STATUS', statusOf(visit)],
    ],
  )
}
