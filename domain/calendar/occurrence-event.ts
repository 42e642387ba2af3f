/** An occurrence of an anniversary in a calendar. */
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import { dayProperties, eventComponent, type EventContext } from './event'
import { lineValue, textValue } from './lines'
import { textFor, wordsFor } from './words'

/** An occurrence with the version of its anniversary, whose changes may change every occurrence. */
export interface VersionedOccurrence extends Occurrence {
  readonly version: number
  readonly updatedAt: string
}

/** The `VEVENT` of an occurrence: a whole day, shown as free. */
export function occurrenceEvent(
  occurrence: VersionedOccurrence,
  { language, uidOf }: EventContext,
): string[] {
  const { anniversaryId, title, ordinal, on, milestone } = occurrence
  const words = wordsFor(language)
  const categories = [words.anniversary, ...(milestone ? [words.milestone] : [])]
  return eventComponent(
    { ...occurrence, uid: uidOf(`occurrences/${anniversaryId}/${ordinal}`) },
    dayProperties({ first: on, last: on }),
    'FREE',
    [
      ['SUMMARY', lineValue(`${textFor(title, language)} – ${words.years(ordinal)}`)],
      ['CATEGORIES', categories.map(textValue).join(',')],
      ['STATUS', 'CONFIRMED'],
    ],
  )
}
