/** The words that the forms of a notice add to its own, in German and English. */
import type { NoticeLanguage } from '../../../contract/notices/schemas'
import type { Instant } from '../../../contract/values/values'
import { ENGLISH_MONTHS, GERMAN_MONTHS } from '../../time/month-names'
import { utcOffsetOf } from '../../time/utc-offset'
import { correctionTimeOf, publicationOf, type FormOptions, type IssuedNotice } from './issued-notice'

interface FormWords {
  readonly months: readonly string[]
  /** `17. November 2026, 11:30 Uhr` */
  readonly time: (day: number, month: string, year: number, clock: string) => string
  readonly correctedAt: (time: string) => string
  readonly correction: string
  readonly contact: string
  readonly telephone: string
  readonly mail: string
}

export const FORM_WORDS: Readonly<Record<NoticeLanguage, FormWords>> = {
  de: {
    months: GERMAN_MONTHS,
    time: (day, month, year, clock) => `${day}. ${month} ${year}, ${clock} Uhr`,
    correctedAt: (time) => `korrigiert am ${time}`,
    correction: 'Korrektur',
    contact: 'Pressekontakt',
    telephone: 'Telefon',
    mail: 'E-Mail',
  },
  en: {
    months: ENGLISH_MONTHS,
    time: (day, month, year, clock) => `${day} ${month} ${year}, ${clock}`,
    correctedAt: (time) => `corrected on ${time}`,
    correction: 'Correction',
    contact: 'Press contact',
    telephone: 'Telephone',
    mail: 'Email',
  },
}

/** A time at the office, `17. November 2026, 11:30 Uhr`, and its instant. */
export interface SpokenTime {
  readonly instant: Instant
  readonly text: string
}

/** When the notice was issued and, if it was, corrected. */
export function timesOf(notice: IssuedNotice, { officeZone }: FormOptions) {
  const corrected = correctionTimeOf(notice)
  const spoken = (instant: Instant): SpokenTime => ({
    instant,
    text: timeText(instant, notice.language, officeZone),
  })
  return { issued: spoken(publicationOf(notice)), corrected: corrected && spoken(corrected) }
}

function timeText(instant: Instant, language: NoticeLanguage, officeZone: string): string {
  const at = Date.parse(instant)
  // The UTC parts of this date are the local ones of the office.
  const local = new Date(at + utcOffsetOf(officeZone)(at))
  const { months, time } = FORM_WORDS[language]
  const month = months[local.getUTCMonth()] ?? ''
  return time(local.getUTCDate(), month, local.getUTCFullYear(), local.toISOString().slice(11, 16))
}
