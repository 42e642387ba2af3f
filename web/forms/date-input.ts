/** What the inputs of a date hold, and the date that the API takes. */
import { partsOf, type DateQualifier } from '../format'

/** What the inputs hold: digits, in records of an archive also `X` for unknown ones, or nothing. */
export interface DateInput {
  readonly day: string
  readonly month: string
  readonly year: string
  /** `10:00`. */
  readonly time: string
  /** Absent if the date is certain. */
  readonly qualifier?: DateQualifier | undefined
}

export const NO_DATE: DateInput = { day: '', month: '', year: '', time: '' }

/** The inputs for a date of the API; leading zeros are left out. */
export function toDateInput(date: string | undefined): DateInput {
  if (date === undefined) return NO_DATE
  const { year, month = '', day = '', time = '', qualifier } = partsOf(date)
  const digits = { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') }
  return { ...digits, time, ...(qualifier && { qualifier }) }
}

const twoDigits = (text: string): string => text.trim().padStart(2, '0')

/** The date as the API writes it, `2024-06`; undefined if no part is entered. What cannot be read is left to the API. */
export function fromDateInput({ day, month, year, time, qualifier }: DateInput): string | undefined {
  if ([day, month, year].every((part) => part.trim() === '')) return undefined
  const parts = [year.trim().padStart(4, '0')]
  if (month.trim() !== '' || day.trim() !== '') parts.push(twoDigits(month))
  if (day.trim() !== '') parts.push(twoDigits(day))
  return `${parts.join('-').toUpperCase()}${time === '' ? '' : `T${time}`}${qualifier ?? ''}`
}
