/** Facts as one would say them at the office. */
import type { LocalizedText, PartialDate } from '../contract/values/values'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** `2024-06` → `June 2024`, `1989-11-17` → `17 November 1989`; hours are not said. */
export function spokenDate(date: PartialDate): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  if (month === undefined) return year ?? ''
  const name = MONTH.format(new Date(`2000-${month}-01T00:00:00Z`))
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** `in June 2024`, `on 17 November 1989`. */
export const spokenWhen = (date: PartialDate): string =>
  `${date.length < '1989-11-17'.length ? 'in' : 'on'} ${spokenDate(date)}`

/** English where there is any. */
export const spoken = (text: LocalizedText): string => text['en'] ?? Object.values(text)[0] ?? ''

export const times = (count: number): string => ['not yet', 'once', 'twice'][count] ?? `${count} times`

/** Somebody with the office, as far as both are known. */
export const spokenPerson = ({ name, office }: { name?: string; office?: string }): string =>
  name === undefined ? (office ?? 'somebody') : office === undefined ? name : `${name}, ${office}`
