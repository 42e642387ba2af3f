/**
 * A day, of which the day, or the day and the month, may be unknown; with a time where one is wanted. In records of an
 * archive it may be uncertain or approximate, and digits may be unknown.
 */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DateQualifier } from '../format'
import { dateWords } from '../words/dates'
import type { DateInput } from './date-input'
import { FieldGroup } from './field-group'
import { idOf, type FieldError } from './form'

/** Whether the date fields below are those of a record of an archive. */
export const ArchiveDates = createContext(false)

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
  const isArchive = useContext(ArchiveDates)
  const id = idOf(pointer)
  const notes = [hint, isArchive ? words.archiveHint : undefined].filter(Boolean).join(' ') || undefined
  const parts = [
    ['day', words.day, 2, id],
    ['month', words.month, 2, `${id}-month`],
    ['year', words.year, 4, `${id}-year`],
  ] as const
  return (
    <FieldGroup {...{ pointer, errors, isRequired }} hint={notes} legend={label} kind="date">
      <div class="date-parts">
        {parts.map(([part, word, digits, partId]) => (
          <div key={part}>
            <label for={partId}>{word}</label>
            <input
              id={partId}
              class={`digits-${digits}`}
              inputMode={isArchive ? 'text' : 'numeric'}
              autocomplete="off"
              maxLength={digits}
              value={value[part]}
              onInput={(event) => onChange({ ...value, [part]: event.currentTarget.value })}
            />
          </div>
        ))}
        {withTime && <TimeInput id={`${id}-time`} value={value} onChange={onChange} />}
        {isArchive && <CertaintyInput id={`${id}-certainty`} value={value} onChange={onChange} />}
      </div>
    </FieldGroup>
  )
}

interface PartProps extends Pick<DateFieldProps, 'value' | 'onChange'> {
  readonly id: string
}

const TimeInput = ({ id, value, onChange }: PartProps) => (
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

const CertaintyInput = ({ id, value, onChange }: PartProps) => {
  const words = dateWords()
  return (
    <div>
      <label for={id}>{words.certainty}</label>
      <select
        id={id}
        value={value.qualifier ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...value, qualifier: (currentTarget.value || undefined) as DateQualifier | undefined })
        }
      >
        {Object.entries(words.certainties).map(([each, word]) => (
          <option key={each} value={each}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}
