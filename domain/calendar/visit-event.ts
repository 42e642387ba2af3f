/** A visit in a calendar. */
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff } from '../shared/life-cycle'
import { visitSubject } from '../visits/visit'
import { descriptionOf } from './description'
import { dayProperties, eventComponent, hourProperties, type Busy } from './event'
import { lineValue, textValue, type Property } from './lines'
import type { Span } from './span'
import { textFor, wordsFor, type Words } from './words'

const STATUS = {
  planned: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  completed: 'CONFIRMED',
  cancelled: 'CANCELLED',
  void: 'CANCELLED',
} as const satisfies Record<Visit['status'], string>

/** The `VEVENT` of a visit, at the local times of a zone. */
export function visitEvent(
  visit: Visit,
  { when, differs }: Span,
  timeZone: string,
  language: string,
): string[] {
  const words = wordsFor(language)
  const days = 'first' in when
  const isCertain = !days || when.certain
  const description = descriptionOf(visit, differs, words, language)
  return eventComponent(
    { ...visit, subject: visitSubject(visit.id) },
    days ? dayProperties(when) : hourProperties(when, timeZone),
    isCertain ? busyOf(visit) : 'FREE',
    [
      ['SUMMARY', lineValue(titleOf(visit, words, language))],
      ...optional('LOCATION', lineValue(visit.venues.join('; '))),
      ...optional('DESCRIPTION', textValue(description)),
      ['CATEGORIES', categoriesOf(visit, words).map(textValue).join(',')],
      ...optional('CLASS', visit.visibility === 'public' ? 'PUBLIC' : ''),
      ['STATUS', STATUS[visit.status]],
    ],
  )
}

const optional = (name: string, value: string): Property[] => (value === '' ? [] : [[name, value]])

const busyOf = ({ status }: Visit): Busy =>
  STATUS[status] === 'CANCELLED' ? 'FREE' : status === 'planned' ? 'TENTATIVE' : 'BUSY'

/** The occasion, else what kind of visit it is. That it does not take place stands ahead: not every program shows it. */
function titleOf({ occasion, kind, status }: Visit, words: Words, language: string): string {
  const title = occasion ? textFor(occasion, language) : words.kinds[kind]
  return isCalledOff(status) ? `${words[status]}: ${title}` : title
}

/**
 * The kind, and who may know of the visit. That is not said by `CLASS:PRIVATE`: Google Calendar shows to a
 * subscriber of what is private nothing but that it is busy.
 */
const categoriesOf = ({ kind, visibility }: Visit, words: Words): string[] => [
  words.kinds[kind],
  ...(visibility === 'public' ? [] : [words[visibility]]),
]
