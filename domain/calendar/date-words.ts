/** Dates and local times in German and English words, without `Intl` (decision 12). */
import { ENGLISH_MONTHS, GERMAN_MONTHS } from '../time/month-names'

/** `18. Juni 2024, 12 Uhr`, `18. Juni 2024, 12:30 Uhr`, `18. Juni 2024`, `Juni 2024` or `2024`. */
export function inGerman(date: string): string {
  const { year, month, day, time } = partsOf(date)
  const words = [day && `${day}.`, month && GERMAN_MONTHS[month - 1], year].filter(Boolean).join(' ')
  return time === undefined ? words : `${words}, ${time.replace(/^0(?=\d)|:00$/g, '')} Uhr`
}

/** `18 June 2024, 12:00`, `18 June 2024`, `June 2024` or `2024`. */
export function inEnglish(date: string): string {
  const { year, month, day, time } = partsOf(date)
  const words = [day, month && ENGLISH_MONTHS[month - 1], year].filter(Boolean).join(' ')
  return time === undefined ? words : `${words}, ${time}`
}

interface DateParts {
  readonly year: string
  readonly month?: number
  readonly day?: number
  /** `10:00` */
  readonly time?: string | undefined
}

function partsOf(date: string): DateParts {
  const [on = date, time] = date.split('T')
  const [year = on, month, day] = on.split('-')
  return {
    year,
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    time,
  }
}
