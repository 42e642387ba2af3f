/** Partial dates and days in German and English words, without `Intl` (decision 12). */
import { ENGLISH_MONTHS, GERMAN_MONTHS } from './month-names'

interface DateParts {
  /** Without leading zeros: `2024`. */
  readonly year: string
  /** From 0 for January. */
  readonly month?: number
  /** Without leading zeros. */
  readonly day?: string
}

/** The parts of a partial date or a local time. */
export function datePartsOf(date: string): DateParts {
  const [year = '', month, day] = date.slice(0, 10).split('-')
  return {
    year: String(Number(year)),
    ...(month !== undefined && { month: Number(month) - 1 }),
    ...(day !== undefined && { day: String(Number(day)) }),
  }
}

/** The words that are there, with a space between them. */
export const joinedWords = (...words: (string | undefined)[]): string =>
  words.filter((each) => each !== undefined).join(' ')

/** `19. Juni 2024`, `Juni 2024`, `2024`; also of a local time. */
export function germanDate(date: string): string {
  const { year, month, day } = datePartsOf(date)
  return joinedWords(day && `${day}.`, month === undefined ? undefined : GERMAN_MONTHS[month], year)
}

/** `19 June 2024`, `June 2024`, `2024`; also of a local time. */
export function englishDate(date: string): string {
  const { year, month, day } = datePartsOf(date)
  return joinedWords(day, month === undefined ? undefined : ENGLISH_MONTHS[month], year)
}
