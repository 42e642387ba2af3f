/** A day, of which the day, or the day and the month, may be unknown; with a time where one is wanted. */
import { dateWords } from '../words/dates'
import type { DateInput } from './date-input'
import { FieldGroup } from './field-group'
import { idOf, type FieldError } from './form'

interface DateFieldProps {
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: DateInput
  readonly onChange: (value: DateInput) => void
  readonly errors: readonly FieldError[]
  readonly withTime?: boolean
  /** @default true */
  readonly isRequired?: boolean
}

export function DateField({ withTime = false, ...field }: DateFieldProps) {
  const { pointer, label, hint, value, onChange, errors, isRequired } = field
  const words = dateWords()
  const id = idOf(pointer)
  const parts = [
    ['day', words.day, 2, id],
    ['month', words.month, 2, `${id}-month`],
    ['year', words.year, 4, `${id}-year`],
  ] as const
  return (
    <FieldGroup {...{ pointer, hint, errors, isRequired }} legend={label} kind="date">
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
        {withTime && <TimeInput id={`${id}-time`} value={value} onChange={onChange} />}
      </div>
    </FieldGroup>
  )
}

interface TimeInputProps extends Pick<DateFieldProps, 'value' | 'onChange'> {
  readonly id: string
}

const TimeInput = ({ id, value, onChange }: TimeInputProps) => (
  <div>
    <label for={id}>{dateWords().time}</label>
    <input
      id={id}
      type="time"
      value={value.time}
      onInput={(event) => onChange({ ...value, time: event.currentTarget.value })}
    />
  </div>
)
