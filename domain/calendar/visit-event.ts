/** A visit in a calendar. */
import type { Visit } from '../../contract/visits/schemas'
import { tripOf } from '../visits/trip'
import { visitSubject } from '../visits/visit'
import { descriptionOf } from './description'
import { dayProperties, eventComponent, hourProperties, type BusyStatus, type EventContext } from './event'
import { lineValue, textValue, type Property } from './lines'
import type { Span } from './span'
import { kindOf, occasionOf, statusOf, titleOf } from './visit-title'
import { textFor, wordsFor, type Words } from './words'

/** The `VEVENT` of a visit, at the local times of a zone. */
export function visitEvent(
  visit: Visit,
  { when, differs }: Span,
  timeZone: string,
  { language, uidOf }: EventContext,
): string[] {
  const words = wordsFor(language)
  const days = 'first' in when
  const trip = tripOf(visit)
  const description = descriptionOf(visit, differs, words, language)
  return eventComponent(
    { ...visit, uid: uidOf(visitSubject(visit.id)) },
    days ? dayProperties(when) : hourProperties(when, timeZone),
    busyOf(visit),
    [
      ['SUMMARY', lineValue(titleOf(visit, occasionOf(visit, words, language), words))],
      ...optional('LOCATION', lineValue(placesOf(visit, language).join('; '))),
      ...optional('DESCRIPTION', textValue(description)),
      ['CATEGORIES', categoriesOf(visit, words, language).map(textValue).join(',')],
      ...optional('CLASS', visit.visibility === 'public' ? 'PUBLIC' : ''),
      ['STATUS', statusOf(visit)],
      // The parent, which is the default of RELTYPE (RFC 5545, 3.8.4.5). Below `internal`, a visit has no `partOf`.
      ...optional('RELATED-TO', trip === undefined ? '' : uidOf(visitSubject(trip))),
    ],
  )
}

/** The city, unless it is the office's own, and the venues. */
const placesOf = ({ city, venues }: Visit, language: string): readonly string[] =>
  city === undefined ? venues : [textFor(city, language), ...venues]

const optional = (name: string, value: string): Property[] => (value === '' ? [] : [[name, value]])

const BUSY = { TENTATIVE: 'TENTATIVE', CONFIRMED: 'BUSY', CANCELLED: 'FREE' } as const
const busyOf = (visit: Visit): BusyStatus => BUSY[statusOf(visit)]

/**
 * The kind and the visibility. The visibility is not a `CLASS:PRIVATE`: of private events, Google Calendar shows a
 * subscriber only that the time is busy.
 */
const categoriesOf = (visit: Visit, words: Words, language: string): string[] => [
  kindOf(visit, words, language),
  ...(visit.visibility === 'public' ? [] : [words[visit.visibility]]),
]
