import { inBoth } from '../language'

type Qualifier = '~' | '?' | '%'

/** What a qualified date names: a day, a decade or century, or a month or year. */
type Named = 'day' | 'years' | 'other'

const centuryOf = (year: string): number => Number(year.slice(0, 2)) + 1
const isCentury = (year: string): boolean => year.endsWith('XX')

/** `21st`, `12th` */
function ordinal(number: number): string {
  const last = number % 100 > 10 && number % 100 < 14 ? 0 : number % 10
  return `${number}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}

const decadeOf = (year: string): string => String(Number(year.replace('X', '0')))

/** `192X` → `1920er Jahre`, `19XX` → `20. Jahrhundert` */
const germanYears = (year: string): string =>
  isCentury(year) ? `${centuryOf(year)}. Jahrhundert` : `${decadeOf(year)}er Jahre`

/** `192X` → `1920s`, `19XX` → `20th century` */
const englishYears = (year: string): string =>
  isCentury(year) ? `${ordinal(centuryOf(year))} century` : `${decadeOf(year)}s`

export const YEARS = { de: germanYears, en: englishYears } as const

/** `um 1927`, `um den 17. November 1989`, `um die 1920er Jahre`, `vermutlich 1989`. */
function germanQualified(words: string, qualifier: Qualifier, named: Named): string {
  const article =
    named === 'day' ? 'den ' : named === 'other' ? '' : words.endsWith('Jahre') ? 'die ' : 'das '
  const about = qualifier === '?' ? words : `um ${article}${words}`
  return qualifier === '~' ? about : `vermutlich ${about}`
}

/** `about 1927`, `about the 1920s`, `probably 1989`. */
function englishQualified(words: string, qualifier: Qualifier, named: Named): string {
  const about = qualifier === '?' ? words : `about ${named === 'years' ? 'the ' : ''}${words}`
  return qualifier === '~' ? about : `probably ${about}`
}

export const dateWords = inBoth({
  de: {
    day: 'Tag',
    month: 'Monat',
    year: 'Jahr',
    time: 'Uhrzeit',
    dayUnknown: 'Tag unbekannt',
    undated: 'ohne Datum',
    years: germanYears,
    qualified: germanQualified,
    certainty: 'Gewissheit',
    certainties: { '': 'sicher', '~': 'ungefähr', '?': 'unsicher', '%': 'unsicher und ungefähr' },
    archiveHint: 'Für unbekannte Ziffern ein X: 192X für die 1920er Jahre.',
  },
  en: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    time: 'Time',
    dayUnknown: 'day unknown',
    undated: 'undated',
    years: englishYears,
    qualified: englishQualified,
    certainty: 'Certainty',
    certainties: { '': 'certain', '~': 'approximate', '?': 'uncertain', '%': 'uncertain and approximate' },
    archiveHint: 'An X for each digit that is not known: 192X for the 1920s.',
  },
})
