/** Facts of the registry in English sentences. */
import type { LocalizedText, PartialDate } from '../contract/values/values'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** `2024-06` → `June 2024`, `1989-11-17` → `17 November 1989`; a time of day is left out. */
export function formatDate(date: PartialDate): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  if (month === undefined) return year ?? ''
  const name = MONTH.format(new Date(`2000-${month}-01T00:00:00Z`))
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** With a preposition: `in June 2024`, `on 17 November 1989`. */
export const inOrOnDate = (date: PartialDate): string =>
  `${date.length < '1989-11-17'.length ? 'in' : 'on'} ${formatDate(date)}`

/** The English text, else the first one. */
export const inEnglish = (text: LocalizedText): string => text['en'] ?? Object.values(text)[0] ?? ''

/** `not yet`, `once`, `twice`, `3 times`. */
export const formatCount = (count: number): string => ['not yet', 'once', 'twice'][count] ?? `${count} times`

/** Name and office, where they are known. */
export const formatPerson = ({ name, office }: { name?: string; office?: string }): string =>
  name === undefined ? (office ?? 'unknown person') : office === undefined ? name : `${name}, ${office}`
