/** Partial dates and days in German and English words, without `Intl` (decision 12). */
import { ENGLISH_MONTHS, GERMAN_MONTHS } from './month-names'

export interface DateParts {
  /** Without leading zeros: `2024`. The first year of a decade or a century. */
  readonly year: string
  /** From 0 for January. Absent if it is unknown or not specified. */
  readonly month?: number
  /** Without leading zeros. Absent if it is unknown or not specified. */
  readonly day?: string
  /** The years of which it may be any. @default one year */
  readonly years?: 'decade' | 'century'
  /** Whether the archive is not sure of it: `?` or `%`. */
  readonly isUncertain: boolean
  /** Whether it is about that time: `~` or `%`. */
  readonly isApproximate: boolean
}

const DATE = /^(\d{2,4})(X{0,2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)/

/** The parts of a partial date or a local time. */
export function datePartsOf(date: string): DateParts {
  const [, digits = '', unspecified = '', month = 'XX', day = 'XX', qualifier = ''] = DATE.exec(date) ?? []
  return {
    year: String(Number(digits.padEnd(4, '0'))),
    ...(month !== 'XX' && { month: Number(month) - 1 }),
    ...(day !== 'XX' && { day: String(Number(day)) }),
    ...(unspecified !== '' && { years: unspecified === 'X' ? 'decade' : 'century' }),
    isUncertain: qualifier === '?' || qualifier === '%',
    isApproximate: qualifier === '~' || qualifier === '%',
  }
}

/** Whether a date has a qualifier, or stands for a decade or a century. */
export const isVague = ({ years, isUncertain, isApproximate }: DateParts): boolean =>
  years !== undefined || isUncertain || isApproximate

/** `1950` → 20, `2000` → 21. */
export const centuryOf = (year: string): number => Math.floor(Number(year) / 100) + 1

/** The words that are there, with a space between them. */
export const joinedWords = (...words: (string | false | undefined)[]): string =>
  words.filter((each) => each !== undefined && each !== false).join(' ')

/** `19. Juni 2024`, `Juni 2024`, `2024`, `1920er Jahre`, `um den 19. Juni 2024`, `vermutlich um 1927`; also of a local time. */
export function germanDate(date: string): string {
  const parts = datePartsOf(date)
  const { isUncertain, isApproximate } = parts
  return joinedWords(
    isUncertain && 'vermutlich',
    isApproximate && `um${ARTICLES[kindOf(parts)]}`,
    germanTime(parts),
  )
}

/** `19 June 2024`, `June 2024`, `2024`, `1920s`, `about 19 June 2024`, `probably about 1927`; also of a local time. */
export function englishDate(date: string): string {
  const parts = datePartsOf(date)
  const { isUncertain, isApproximate, years } = parts
  const words = englishTime(parts)
  const article = isApproximate && years !== undefined ? 'the' : undefined
  return joinedWords(isUncertain && 'probably', isApproximate && 'about', article, words)
}

type DateKind = 'day' | 'month' | 'year' | 'decade' | 'century'

export const kindOf = ({ years, month, day }: DateParts): DateKind =>
  years ?? (month === undefined ? 'year' : day === undefined ? 'month' : 'day')

/** The article in the accusative. */
const ARTICLES: Readonly<Record<DateKind, string>> = {
  day: ' den',
  month: '',
  year: '',
  decade: ' die',
  century: ' das',
}

/** The date without its qualifier. */
export function germanTime({ year, years, month, day }: DateParts, isDative = false): string {
  if (years === 'century') return `${centuryOf(year)}. Jahrhundert`
  if (years === 'decade') return `${year}er ${isDative ? 'Jahren' : 'Jahre'}`
  return joinedWords(day && `${day}.`, month === undefined ? undefined : GERMAN_MONTHS[month], year)
}

/** The date without its qualifier. */
export function englishTime({ year, years, month, day }: DateParts): string {
  if (years === 'century') return `${ordinal(centuryOf(year))} century`
  if (years === 'decade') return `${year}s`
  return joinedWords(day, month === undefined ? undefined : ENGLISH_MONTHS[month], year)
}

/** `21st`, `12th` */
function ordinal(number: number): string {
  const last = number % 100 > 10 && number % 100 < 14 ? 0 : number % 10
  return `${number}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}
