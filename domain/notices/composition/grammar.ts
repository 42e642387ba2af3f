/** What German and English say differently. Every sentence is built from phrases, which carry the facts. */
import type { NoticeKind, NoticeLanguage } from '../../../contract/notices/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import type { PartialDate } from '../../../contract/values/dates'
import type { Visit } from '../../../contract/visits/schemas'
import type { Phrase } from './phrase'

/** How the visit lies to the day of the notice. */
export type Tense = 'past' | 'present' | 'future'

/** Tense and number of a verb. */
export interface VerbForm {
  readonly tense: Tense
  readonly isPlural: boolean
}

export interface KindWords {
  /** `Partnerstadtbesuch` */
  readonly noun: string
  /** `zu einem Partnerstadtbesuch` */
  readonly purpose: string
  /** `ein Partnerstadtbesuch` */
  readonly event: string
}

/** When a visit is: partial dates or local times. */
export interface Period {
  readonly start: string
  readonly end?: string | undefined
  /** Whether its only day is the day of the notice. */
  readonly isToday: boolean
  /** Whether its hours are those of another time zone than the office's. */
  readonly isLocal: boolean
}

export interface DateWords {
  /** `am 19. Juni 2024`, `im Juni 2024`, `im Jahr 2024`, `in den 1920er Jahren`, `um 1927`, `vermutlich im Jahr 1989` */
  readonly on: (date: PartialDate) => string
  /** `seit dem 19. Juni 2024`, `seit Juni 2024`, `seit etwa 1927` */
  readonly since: (date: PartialDate) => string
  /** `bis zum 19. Juni 2024, 12 Uhr` */
  readonly until: (time: string, isLocal: boolean) => string
  readonly period: (period: Period) => string
  /** `19. Juni 2024` */
  readonly day: (date: PartialDate) => string
  /** `10.30 Uhr` */
  readonly clock: (time: string, isLocal: boolean) => string
}

/** Sentences without their full stop; those of lists end with a colon, and their people follow. */
interface LeadWords {
  readonly issued: (issuer: string) => Phrase
  readonly visiting: (visiting: Visiting, guests: Phrase) => Phrase
  readonly visitingList: (visiting: Visiting) => Phrase
  /** A visit without known guests. */
  readonly event: (event: Phrase, when: Phrase, tense: Tense) => Phrase
  readonly receiving: (hosts: Phrase, form: VerbForm) => Phrase
  readonly receivingList: (form: VerbForm) => Phrase
  readonly venues: (venues: Phrase, isPlural: boolean) => Phrase
  readonly occasion: (occasion: Phrase) => Phrase
  readonly programme: Phrase
  /** The lead of a notice with quotations alone. */
  readonly statements: (kind: KindPhrases, when: Phrase, isPlural: boolean) => Phrase
}

/** The words for the kind of the visit. */
export type KindPhrases = { readonly [form in keyof KindWords]: Phrase }

export interface Visiting extends VerbForm {
  readonly direction: Visit['direction']
  readonly purpose: Phrase
  readonly when: Phrase
}

interface SigningWords {
  /** `in das Goldene Buch` */
  readonly book: (book: string) => string
  /** `when` is absent if the entry is undated. */
  readonly signing: (signers: Phrase, book: Phrase, when: Phrase | undefined, isPlural: boolean) => Phrase
  readonly signingList: (book: Phrase, when: Phrase | undefined, isPlural: boolean) => Phrase
  readonly place: (place: Phrase) => Phrase
  readonly inscription: (quotation: Phrase) => Phrase
}

interface HeadlineWords {
  readonly visiting: (who: Phrase, direction: Visit['direction']) => Phrase
  readonly ofKind: Readonly<Record<NoticeKind, string>>
  readonly kindAndDate: (noun: Phrase, when: Phrase) => Phrase
}

interface AppointmentWords {
  readonly heading: Phrase
  readonly kinds: Readonly<Record<NonNullable<Visit['appointment']>['kind'], string>>
  readonly planned: (appointment: Phrase) => Phrase
  readonly accreditation: (until: Phrase) => Phrase
}

/** A kind of partnership: `Städtepartnerschaft`. */
type RelationOf<T> = (kind: Partnership['kind'], partnerKind: Partnership['partnerKind']) => T

interface BackgroundWords {
  readonly heading: Phrase
  /** `Städtepartnerschaft` */
  readonly noun: RelationOf<string>
  /** `Die Städtepartnerschaft` */
  readonly subject: RelationOf<string>
  /** `eine Städtepartnerschaft` */
  readonly oneOf: RelationOf<string>
  /** `gegründet` */
  readonly founded: RelationOf<string>
  /** `der Region Brüssel-Hauptstadt` */
  readonly partner: (city: string, partnerKind: Partnership['partnerKind']) => string
  readonly founding: (words: Founding, isFuture: boolean) => Phrase
  readonly existing: (oneOf: Phrase, partner: Phrase) => Phrase
  readonly named: (subject: Phrase, partner: Phrase) => Phrase
  readonly foundedPlace: (place: Phrase) => Phrase
  readonly signatories: (people: Phrase, isPlural: boolean) => Phrase
  readonly stopped: Readonly<Record<'suspended' | 'ended', (subject: Phrase, date?: StatusDate) => Phrase>>
  readonly motto: (motto: Phrase) => Phrase
  /** `35 Jahre` */
  readonly years: (ordinal: number) => string
  readonly jubilee: (years: Phrase, noun: Phrase) => Phrase
  readonly jubileeWith: (jubilee: Phrase, partner: Phrase) => Phrase
  readonly celebrating: (jubilee: Phrase, form: VerbForm) => Phrase
  readonly otherAnniversary: (title: Phrase, years: Phrase) => Phrase
  readonly commemorating: (anniversary: Phrase) => Phrase
}

/** The day of a status: `im März 2022`, `seit März 2022`. */
interface StatusDate {
  readonly on: Phrase
  readonly since: Phrase
}

interface Founding {
  readonly subject: Phrase
  readonly partner: Phrase
  readonly when: Phrase
  readonly founded: Phrase
}

interface ProgrammesWords {
  readonly heading: (isPlural: boolean) => Phrase
  readonly responsible: (bodies: Phrase) => Phrase
}

export interface Grammar {
  readonly language: NoticeLanguage
  readonly quote: (text: string) => string
  /** Before the last of several names. */
  readonly and: string
  /** In place of further names. */
  readonly others: Phrase
  readonly dates: DateWords
  readonly kinds: Readonly<Record<Visit['kind'], KindWords>>
  readonly headline: HeadlineWords
  readonly lead: LeadWords
  readonly appointment: AppointmentWords
  readonly signing: SigningWords
  readonly outcomeHeading: Phrase
  readonly background: BackgroundWords
  readonly programmes: ProgrammesWords
}
