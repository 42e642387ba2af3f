/** The words that the forms of a notice add to its own, in German and English. */
import type { NoticeLanguage } from '../../../contract/notices/schemas'
import type { Instant } from '../../../contract/values/dates'
import { englishDate, germanDate } from '../../time/date-words'
import { timeAt } from '../../time/office-time'
import { correctionTimeOf, publicationOf, type FormOptions, type IssuedNotice } from './issued-notice'

interface FormWords {
  /** `17. November 2026, 11:30 Uhr` */
  readonly time: (localTime: string) => string
  readonly correctedAt: (time: string) => string
  readonly correction: string
  readonly contact: string
  readonly telephone: string
  readonly mail: string
}

export const FORM_WORDS: Readonly<Record<NoticeLanguage, FormWords>> = {
  de: {
    time: (localTime) => `${germanDate(localTime)}, ${localTime.slice(11)} Uhr`,
    correctedAt: (time) => `korrigiert am ${time}`,
    correction: 'Korrektur',
    contact: 'Pressekontakt',
    telephone: 'Telefon',
    mail: 'E-Mail',
  },
  en: {
    time: (localTime) => `${englishDate(localTime)}, ${localTime.slice(11)}`,
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
    text: FORM_WORDS[notice.language].time(timeAt(new Date(instant), officeZone)),
  })
  return { issued: spoken(publicationOf(notice)), corrected: corrected && spoken(corrected) }
}
