/** A day, of which the day, or the day and the month, may be unknown; with a time where one is wanted. */
import { partsOf } from '../format'
import { dates } from '../words/dates'
import { describedBy, FieldNotes } from './fields'
import { idOf, type FieldError } from './form'

/** What the inputs hold: digits, or nothing. */
export interface DateInput {
  readonly day: string
  readonly month: string
  readonly year: string
  /** `10:00`. */
  readonly time: string
}

export const NO_DATE: DateInput = { day: '', month: '', year: '', time: '' }

/** The inputs for a date of the API; leading zeros are left out. */
export function toDateInput(date: string | undefined): DateInput {
  if (date === undefined) return NO_DATE
  const { year, month = '', day = '', time = '' } = partsOf(date)
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, ''), time }
}

const twoDigits = (text: string): string => text.trim().padStart(2, '0')

/** The date as the API writes it, `2024-06`; undefined if no part is entered. What cannot be read is left to the API. */
export function fromDateInput({ day, month, year, time }: DateInput): string | undefined {
  if ([day, month, year].every((part) => part.trim() === '')) return undefined
  const parts = [year.trim().padStart(4, '0')]
  if (month.trim() !== '' || day.trim() !== '') parts.push(twoDigits(month))
  if (day.trim() !== '') parts.push(twoDigits(day))
  return `${parts.join('-')}${time === '' ? '' : `T${time}`}`
}

interface DateFieldProps {
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: DateInput
  readonly onChange: (value: DateInput) => void
  readonly errors: readonly FieldError[]
  readonly withTime?: boolean
}

export function DateField({
  pointer,
  label,
  hint,
  value,
  onChange,
  errors,
  withTime = false,
}: DateFieldProps) {
  const words = dates()
  const id = idOf(pointer)
  const isWrong = errors.some((each) => each.pointer === pointer)
  const parts = [
    ['day', words.day, 2, id],
    ['month', words.month, 2, `${id}-month`],
    ['year', words.year, 4, `${id}-year`],
  ] as const
  return (
    <fieldset class={isWrong ? 'field date wrong' : 'field date'} {...describedBy(pointer, hint, errors)}>
      <legend>{label}</legend>
      <FieldNotes pointer={pointer} hint={hint} errors={errors} />
      <div class="date-parts">
        {parts.map(([part, word, digits, partId]) => (
          <div key={part}>
            <label for={partId}>{word}</label>
            <input
              id={partId}
              class={`digits-${digits}`}
              inputMode="numeric"
              autocomplete="off"
              maxLength={digits}
              value={value[part]}
              onInput={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
            />
          </div>
        ))}
        {withTime && (
          <div>
            <label for={`${id}-time`}>{words.time}</label>
            <input
              id={`${id}-time`}
              type="time"
              value={value.time}
              onInput={(event) => onChange({ ...value, time: event.currentTarget.value })}
            />
          </div>
        )}
      </div>
    </fieldset>
  )
}
