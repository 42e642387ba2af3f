/** The date of a jubilee, of which only the year or the month may be known. */
import { dayOf, formatDate } from '../format'
import { dateWords } from '../words/dates'

/** `17. November 2029`, or `2029, Tag unbekannt`. @param format of a day */
export const occurrenceDate = (on: string, format: (day: string) => string = formatDate): string =>
  dayOf(on) === undefined ? `${formatDate(on)}, ${dateWords().dayUnknown}` : format(on)
