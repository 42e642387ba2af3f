/** Dates and local times of the calendar in German and English words. */
import { englishDate, germanDate } from '../time/date-words'

/** `18. Juni 2024, 12 Uhr`, `18. Juni 2024, 12:30 Uhr`, `18. Juni 2024`, `Juni 2024` or `2024`. */
export function inGerman(date: string): string {
  const time = date.split('T')[1]
  const words = germanDate(date)
  return time === undefined ? words : `${words}, ${time.replace(/^0(?=\d)|:00$/g, '')} Uhr`
}

/** `18 June 2024, 12:00`, `18 June 2024`, `June 2024` or `2024`. */
export function inEnglish(date: string): string {
  const time = date.split('T')[1]
  const words = englishDate(date)
  return time === undefined ? words : `${words}, ${time}`
}
