/** The texts of calendars in German and English, and the choice of a language for recorded texts. */
import type { LocalizedText } from '../../contract/values/values'
import type { PressAppointment, Visit } from '../../contract/visits/schemas'
import { inEnglish, inGerman } from './date-words'

/** The text in a language: in the exact one, in its primary subtag, in English, in German, or in any. */
export function textFor(texts: LocalizedText, language: string): string {
  const [main = language] = language.split('-')
  const best = [language, main, 'en', 'de'].find((each) => Object.hasOwn(texts, each))
  return (best === undefined ? Object.values(texts)[0] : texts[best]) ?? ''
}

export interface Words {
  /** The display name of a calendar. */
  readonly calendar: string
  readonly kinds: Readonly<Record<Visit['kind'], string>>
  readonly years: (ordinal: number) => string
  readonly anniversary: string
  readonly milestone: string
  readonly cancelled: string
  readonly void: string
  readonly press: string
  readonly internal: string
  readonly recordedDate: string
  readonly guests: string
  readonly hosts: string
  readonly programme: string
  readonly outcome: string
  readonly appointment: string
  readonly appointmentKinds: Readonly<Record<PressAppointment['kind'], string>>
  /** The deadline of accreditation in a sentence. */
  readonly accreditationUntil: (deadline: string) => string
  /** The title of the deadline. */
  readonly accreditationDeadline: string
}

const german: Words = {
  calendar: 'Protokoll',
  kinds: {
    'state-visit': 'Staatsbesuch',
    'official-visit': 'Offizieller Besuch',
    'working-visit': 'Arbeitsbesuch',
    'inaugural-visit': 'Antrittsbesuch',
    'courtesy-call': 'Höflichkeitsbesuch',
    'partner-city-visit': 'Partnerstadtbesuch',
    'partnership-signing': 'Unterzeichnung einer Partnerschaft',
    delegation: 'Delegation',
    'ambassadors-reception': 'Botschafterempfang',
    conference: 'Konferenz',
    reception: 'Empfang',
    banquet: 'Bankett',
    commemoration: 'Gedenkveranstaltung',
    performance: 'Aufführung',
    other: 'Anderer Anlass',
  },
  years: (ordinal) => (ordinal === 1 ? '1 Jahr' : `${ordinal} Jahre`),
  anniversary: 'Jubiläum',
  milestone: 'Rundes Jubiläum',
  cancelled: 'Abgesagt',
  void: 'Ungültig',
  press: 'Für die Presse',
  internal: 'Intern',
  recordedDate: 'Datum laut Register',
  guests: 'Gäste',
  hosts: 'Gastgeber',
  programme: 'Programm',
  outcome: 'Ergebnis',
  appointment: 'Pressetermin',
  appointmentKinds: { photo: 'Foto', 'word-and-photo': 'Wort und Foto', pool: 'Pool' },
  accreditationUntil: (deadline) => `Akkreditierung bis ${inGerman(deadline)}.`,
  accreditationDeadline: 'Akkreditierungsschluss',
}

const english: Words = {
  calendar: 'Protocol',
  kinds: {
    'state-visit': 'State visit',
    'official-visit': 'Official visit',
    'working-visit': 'Working visit',
    'inaugural-visit': 'Inaugural visit',
    'courtesy-call': 'Courtesy call',
    'partner-city-visit': 'Partner city visit',
    'partnership-signing': 'Signing of a partnership',
    delegation: 'Delegation',
    'ambassadors-reception': "Ambassadors' reception",
    conference: 'Conference',
    reception: 'Reception',
    banquet: 'Banquet',
    commemoration: 'Commemoration',
    performance: 'Performance',
    other: 'Other occasion',
  },
  years: (ordinal) => (ordinal === 1 ? '1 year' : `${ordinal} years`),
  anniversary: 'Anniversary',
  milestone: 'Milestone',
  cancelled: 'Cancelled',
  void: 'Void',
  press: 'For the press',
  internal: 'Internal',
  recordedDate: 'Date as recorded',
  guests: 'Guests',
  hosts: 'Hosts',
  programme: 'Programme',
  outcome: 'Outcome',
  appointment: 'Press appointment',
  appointmentKinds: { photo: 'photo', 'word-and-photo': 'word and photo', pool: 'pool' },
  accreditationUntil: (deadline) => `Accreditation until ${inEnglish(deadline)}.`,
  accreditationDeadline: 'Accreditation deadline',
}

/** German for German, English for all other languages. */
export const wordsFor = (language: string): Words => (/^de(?:-|$)/.test(language) ? german : english)
