/** Dates, places and numbers as the reader's language writes them. */
import { language, locale } from './language'
import { dateWords } from './words/dates'

/** An archive is not sure of the date (`?`), knows about when it was (`~`), or both (`%`). */
export type DateQualifier = '~' | '?' | '%'

/** A day or a part of it, `2024-06`, with an optional time, `2026-11-17T10:00`; of archives also `192X`, `1985-XX-XX`, `1927~`. */
interface DateParts {
  readonly year: string
  readonly month?: string | undefined
  readonly day?: string | undefined
  /** `10:00`. */
  readonly time?: string | undefined
  readonly qualifier?: DateQualifier | undefined
}

const DATE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T(\d{2}:\d{2}))?([?~%])?$/

export function partsOf(date: string): DateParts {
  const [, year = date, month, day, time, qualifier] = DATE.exec(date) ?? []
  return { year, month, day, time, qualifier: qualifier as DateQualifier | undefined }
}

/** The parts that are known: `1985-04-XX` has no day. */
export function knownPartsOf(date: string): DateParts {
  const { month, day, ...parts } = partsOf(date)
  return { ...parts, month: month === 'XX' ? undefined : month, day: day === 'XX' ? undefined : day }
}

/** The day of a date or time; undefined if the day is not known for sure. */
export function dayOf(date: string): string | undefined {
  const { day, qualifier } = knownPartsOf(date)
  return day === undefined || qualifier !== undefined ? undefined : date.slice(0, 10)
}

export const timeOf = (date: string): string | undefined => partsOf(date).time

const utc = ({ year, month = '01', day = '01' }: DateParts): Date =>
  new Date(`${year}-${month}-${day}T00:00:00Z`)

const write = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(utc(knownPartsOf(date)))

/**
 * `17. November 2026`, `Juni 2024`, `1913`; of archives also `1920er Jahre`, `um 1927`, `vermutlich 1989`, and for no date
 * `ohne Datum`. The time is left out.
 */
export function formatDate(date: string | undefined, { weekday = false } = {}): string {
  const words = dateWords()
  if (date === undefined) return words.undated
  const { year, month, day, qualifier } = knownPartsOf(date)
  const isVague = year.endsWith('X')
  const known = isVague ? words.years(year) : writeKnown(date, weekday && qualifier === undefined)
  if (qualifier === undefined) return known
  return words.qualified(
    known,
    qualifier,
    isVague ? 'years' : month !== undefined && day !== undefined ? 'day' : 'other',
  )
}

function writeKnown(date: string, weekday: boolean): string {
  const { year, month, day } = knownPartsOf(date)
  if (month === undefined) return year
  if (day === undefined) return write(date, { year: 'numeric', month: 'long' })
  return write(date, { year: 'numeric', month: 'long', day: 'numeric', ...(weekday && { weekday: 'long' }) })
}

/** `Do., 19. Nov.`: for lists in which the year is known. */
export const formatShortDay = (date: string): string =>
  dayOf(date) === undefined
    ? formatDate(date)
    : write(date, { weekday: 'short', day: 'numeric', month: 'short' })

/** `Dienstag, 17. November 2026, 10:00 bis 11:30`. */
export function formatPeriod(start: string, end: string | undefined, until: string): string {
  const first = [formatDate(start, { weekday: true }), timeOf(start)].filter(Boolean).join(', ')
  if (end === undefined) return first
  const isSameDay = dayOf(start) !== undefined && dayOf(start) === dayOf(end)
  const last = [isSameDay ? undefined : formatDate(end, { weekday: true }), timeOf(end)]
    .filter(Boolean)
    .join(', ')
  return last === '' ? first : `${first} ${until} ${last}`
}

/** A stamp of the registry, in the time of the office: `3. November 2026, 10:12`. */
export const formatInstant = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )

/** Made once for each language of the pages: a list of languages asks for 50 names. */
const languageNames = new Map<string, Intl.DisplayNames>()

/** The name of a language, by its tag. */
export function languageName(tag: string): string {
  const names = languageNames.get(language()) ?? new Intl.DisplayNames(language(), { type: 'language' })
  languageNames.set(language(), names)
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

export const formatNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value)

export const formatList = (values: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(values)

/** The form of a word that goes with a number: `plural(2, { one: 'Gast', other: 'Gäste' })`. */
export const plural = (count: number, forms: { readonly one: string; readonly other: string }): string =>
  forms[new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other']

/** A text in one of several languages. */
export interface Text {
  readonly lang: string
  readonly text: string
  /** The other languages in which it exists. */
  readonly others: readonly string[]
}

/** The text in the reader's language, else in English, else in its first language. */
export function textOf(texts: Readonly<Record<string, string>>): Text {
  const languages = Object.keys(texts)
  const lang =
    [language(), 'en'].find((each) => texts[each] !== undefined) ??
    languages.find((each) => each.startsWith(`${language()}-`)) ??
    languages[0] ??
    ''
  return { lang, text: texts[lang] ?? '', others: languages.filter((each) => each !== lang) }
}
