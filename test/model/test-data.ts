/**
 * The values that requests are made of, with the ids and forms that the registry must derive from them. They are few,
 * so that requests often concern the same thing.
 */

export interface Person {
  readonly sent: Readonly<Record<string, string>>
}

export const PEOPLE: readonly Person[] = [
  {
    sent: {
      name: 'Ekrem İmamoğlu',
      office: 'Mayor of Istanbul',
      officeClass: 'partner-city-mayor',
      country: 'TR',
    },
  },
  {
    sent: { name: 'Łukasz Żółć', office: 'Ambassador', officeClass: 'ambassador', country: 'PL' },
  },
  {
    sent: { name: 'EKREM IMAMOGLU', office: 'Mayor', officeClass: 'partner-city-mayor', country: 'TR' },
  },
  {
    sent: {
      name: 'Ekrem İmamoğlu',
      personId: 'another-ekrem',
      office: 'Painter',
      officeClass: 'culture-and-sport',
      country: 'DE',
    },
  },
  {
    sent: { name: 'Zolc, Dr. Lukasz', office: 'Ambassador', officeClass: 'ambassador', country: 'PL' },
  },
  {
    sent: { kind: 'group', name: '北京 Football Club', officeClass: 'culture-and-sport' },
  },
]

/** People who are nobody yet: known by the office, or named by a placeholder. */
export const UNNAMED: readonly Person[] = [
  { sent: { office: 'Foreign Minister', officeClass: 'foreign-minister', country: 'XK' } },
  {
    sent: {
      name: 'N. N.',
      office: 'Minister',
      officeClass: 'foreign-minister',
      personId: 'n-n',
      country: 'TR',
    },
  },
]

/** The country of an archive's people that no longer exists. */
export const FORMER_COUNTRY = 'SU'

/** People of whom an archive knows only the office. */
export const OFFICES: readonly Person[] = [
  { sent: { office: 'Hokim of Tashkent', personId: 'the-hokim', country: 'UZ' } },
  { sent: { office: 'A general', country: FORMER_COUNTRY } },
  { sent: { name: 'unbekannt', personId: 'n-n' } },
]

/** The first id that the registry may derive from each name; the second has `-2`. */
export const FIRST_IDS: Readonly<Record<string, string>> = {
  'Ekrem İmamoğlu': 'ekrem-imamoglu',
  'EKREM IMAMOGLU': 'ekrem-imamoglu',
  'Łukasz Żółć': 'lukasz-zolc',
  'Zolc, Dr. Lukasz': 'zolc-dr-lukasz',
  '北京 Football Club': '北京-football-club',
}

/** Names with the same value are perhaps of the same person. */
export const ALIKE: Readonly<Record<string, string>> = {
  'Ekrem İmamoğlu': 'ekrem',
  'EKREM IMAMOGLU': 'ekrem',
  'Łukasz Żółć': 'lukasz',
  'Zolc, Dr. Lukasz': 'lukasz',
  '北京 Football Club': '北京',
}

export const PERSON_IDS = [
  'ekrem-imamoglu',
  'ekrem-imamoglu-2',
  'lukasz-zolc',
  'zolc-dr-lukasz',
  'another-ekrem',
  '北京-football-club',
  'the-hokim',
  'n-n',
  'nobody',
]

/** The names with the folded words by which they are found. */
export const FOLDED: Readonly<Record<string, string>> = {
  'Ekrem İmamoğlu': 'ekrem imamoglu',
  'EKREM IMAMOGLU': 'ekrem imamoglu',
  'Łukasz Żółć': 'lukasz zolc',
  'Zolc, Dr. Lukasz': 'zolc dr lukasz',
  '北京 Football Club': '北京 football club',
}

/** Search terms with their folded forms. */
export const SEARCHES: Readonly<Record<string, string>> = {
  '': '',
  ekrem: 'ekrem',
  'Ekrem İ': 'ekrem i',
  'imamoğlu ekr': 'imamoglu ekr',
  'ekrem foot': 'ekrem foot',
  İMAM: 'imam',
  żół: 'zol',
  北: '北',
  foot: 'foot',
  clubs: 'clubs',
}

export interface City {
  readonly city: Readonly<Record<string, string>>
  readonly country: string
}

export const CITIES: readonly City[] = [
  { city: { de: 'Istanbul', en: 'Istanbul' }, country: 'TR' },
  { city: { de: 'Łódź' }, country: 'PL' },
  { city: { de: 'Taschkent', en: 'Tashkent' }, country: 'UZ' },
]

export const TITLES: readonly Readonly<Record<string, string>>[] = [
  { de: 'Fall der Mauer', en: 'Fall of the Wall' },
  { de: '750 Jahre' },
]

/** The ids that are derived from names and titles. */
export const IDS: Readonly<Record<string, string>> = {
  Istanbul: 'istanbul',
  Łódź: 'lodz',
  Tashkent: 'tashkent',
  'Fall of the Wall': 'fall-of-the-wall',
  '750 Jahre': '750-jahre',
}

/** Founding and signing dates: a day, a leap day, a year, a month. */
export const DATES = ['1989-11-17', '1992-02-29', '1989', '1994-06', '2024-06-20'] as const
/** Recent dates, dates around the first visits, and a date that is in the future at first. */
export const LATE_DATES = ['2026-11', '2026-11-20', '2026-12-08', '2027-05'] as const
export const DAYS = ['1989-11-17', '1992-02-29', '2024-06-20'] as const

/** A date of which an archive is not sure: the days that it may mean, and the text by which it sorts among other dates. */
interface ArchiveDate {
  readonly first: string
  readonly last: string
  readonly sorts: string
}

/** The dates that only records of an archive may have. */
export const ARCHIVE_DATES: Readonly<Record<string, ArchiveDate>> = {
  '1989~': { first: '1989-01-01', last: '1989-12-31', sorts: '1989' },
  '1989-11-17?': { first: '1989-11-17', last: '1989-11-17', sorts: '1989-11-17' },
  '199X': { first: '1990-01-01', last: '1999-12-31', sorts: '199' },
  '19XX%': { first: '1900-01-01', last: '1999-12-31', sorts: '19' },
  '2024-06-21~': { first: '2024-06-21', last: '2024-06-21', sorts: '2024-06-21' },
  '2024-XX': { first: '2024-01-01', last: '2024-12-31', sorts: '2024-' },
  '2024-06-XX': { first: '2024-06-01', last: '2024-06-30', sorts: '2024-06-' },
  '1992-XX-XX': { first: '1992-01-01', last: '1992-12-31', sorts: '1992--' },
}

/** The time of a visit as sent, and in the office's time zone. */
export interface Span {
  readonly sent: Readonly<Record<'start' | 'end' | 'timeZone', string | null>>
  readonly officeTime: readonly [start: string, end?: string]
}

const span = (start: string, end: string | null = null): Span => ({
  sent: { start, end, timeZone: null },
  officeTime: end === null ? [start] : [start, end],
})

export const SPANS: readonly Span[] = [
  span('2024-06-20'),
  span('2024-06'),
  span('2024'),
  span('2024-06-19', '2024-06-21'),
  span('2024-06-20T10:00'),
  span('2024-05-31', '2024-07-01'),
  {
    sent: { start: '2026-11-17T03:00', end: '2026-11-17T05:00', timeZone: 'Asia/Tokyo' },
    officeTime: ['2026-11-16T19:00', '2026-11-16T21:00'],
  },
  {
    sent: { start: '2026-11-25T04:00', end: '2026-11-25T06:00', timeZone: 'Asia/Tokyo' },
    officeTime: ['2026-11-24T20:00', '2026-11-24T22:00'],
  },
  span('2026-11-24T21:30'),
  span('2026-11-24T20:30', '2026-11-25'),
  span('2027-03-28T02:30'),
  span('2027-03-27', '2027-03-28'),
]

/** The times of visits that only an archive may have. */
export const ARCHIVE_SPANS: readonly Span[] = [
  ...Object.keys(ARCHIVE_DATES).map((date) => span(date)),
  span('2024-06-XX', '2024-06-21~'),
]

/** The start times of visits that the clocks of Berlin skip. */
export const SKIPPED: ReadonlySet<string> = new Set(['2027-03-28T02:30'])

/** An end before the start, and one a day too late. */
export const WRONG_SPANS: readonly Span[] = [
  span('2024-06-20', '2024-06-19'),
  span('2024-05-31', '2024-07-02'),
]

/** From, to. */
export const RANGES: readonly (readonly [string?, string?])[] = [
  [],
  ['2024-06-20', '2024-06-20'],
  ['2024-07-01'],
  [undefined, '2024-06-19'],
  ['1989-01-01', '1994-06-01'],
  ['2026-11-16', '2026-11-16'],
]

export const EXTERNAL_IDS = ['archive/1', 'archive/2'] as const
