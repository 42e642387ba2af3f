/** A day, of which the day, or the day and the month, may be unknown; with a time where one is wanted. */
import { dates } from '../words/dates'
import type { DateInput } from './date-input'
import { describedBy, FieldNotes } from './fields'
import { idOf, type FieldError } from './form'

export { fromDateInput, NO_DATE, toDateInput, type DateInput } from './date-input'

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
