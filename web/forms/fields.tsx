/** Fields of a form: each has a label, an optional hint, and its error. */
import { Fragment, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Fault } from '../parts/message'
import { common } from '../words/common'
import { idOf, type FieldError } from './form'

interface FieldProps {
  /** Where the value stands in the body that is sent: a JSON pointer. */
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  readonly errors: readonly FieldError[]
  /** @default true */
  readonly isRequired?: boolean
}

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'time'
  /** The number of lines. @default 1 */
  readonly lines?: number
  /** Suggestions, as a list that the browser shows. */
  readonly suggestions?: readonly string[]
  readonly lang?: string | undefined
}

/** The errors of a field: those at its pointer. */
const errorsAt = (errors: readonly FieldError[], pointer: string): readonly FieldError[] =>
  errors.filter((each) => each.pointer === pointer)

/** The attributes that tie an input to its hint and its errors. */
export function describedBy(pointer: string, hint: string | undefined, errors: readonly FieldError[]) {
  const id = idOf(pointer)
  const hasErrors = errorsAt(errors, pointer).length > 0
  const ids = [hint === undefined ? '' : `${id}-hint`, hasErrors ? `${id}-error` : ''].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': hasErrors ? ('true' as const) : undefined,
  }
}

/** The hint and the errors of a field. */
export function FieldNotes({ pointer, hint, errors }: Pick<FieldProps, 'pointer' | 'hint' | 'errors'>) {
  const own = errorsAt(errors, pointer)
  return (
    <>
      {hint !== undefined && (
        <span class="hint" id={`${idOf(pointer)}-hint`}>
          {hint}
        </span>
      )}
      {own.length > 0 && (
        <span class="error" id={`${idOf(pointer)}-error`}>
          {own.map(({ message }, index) => (
            <Fragment key={message}>
              {index > 0 && '; '}
              <Fault of={message} />
            </Fragment>
          ))}
        </span>
      )}
    </>
  )
}

/** Marks a field that may stay empty. */
export const Optional = ({ isRequired }: { readonly isRequired: boolean }) =>
  isRequired ? null : <span class="meta optional"> ({common().optional})</span>

function Labelled({
  pointer,
  label,
  hint,
  errors,
  isRequired = true,
  children,
}: FieldProps & { readonly children: ComponentChildren }) {
  const isWrong = errorsAt(errors, pointer).length > 0
  return (
    <div class={isWrong ? 'field wrong' : 'field'}>
      <label for={idOf(pointer)}>
        {label}
        <Optional isRequired={isRequired} />
      </label>
      <FieldNotes pointer={pointer} hint={hint} errors={errors} />
      {children}
    </div>
  )
}

export function TextField({
  value,
  onChange,
  type = 'text',
  lines = 1,
  suggestions,
  lang,
  ...field
}: TextFieldProps) {
  const id = idOf(field.pointer)
  // A field of one line would drop the line breaks of a text that has some.
  const [isLong] = useState(lines > 1 || value.includes('\n'))
  const attributes = {
    id,
    value,
    lang,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
    ...describedBy(field.pointer, field.hint, field.errors),
  }
  return (
    <Labelled {...field}>
      {isLong ? (
        <textarea {...attributes} rows={Math.max(lines, 2)} />
      ) : (
        <input {...attributes} type={type} autocomplete="off" list={suggestions ? `${id}-list` : undefined} />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Labelled>
  )
}

interface SelectFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The values with their words, in order. */
  readonly options: readonly (readonly [value: string, words: string])[]
}

export function SelectField({ value, onChange, options, ...field }: SelectFieldProps) {
  return (
    <Labelled {...field}>
      <select
        id={idOf(field.pointer)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...describedBy(field.pointer, field.hint, field.errors)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

interface CheckFieldProps {
  readonly pointer: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export const CheckField = ({ pointer, label, checked, onChange }: CheckFieldProps) => (
  <div class="check">
    <input
      type="checkbox"
      id={idOf(pointer)}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <label for={idOf(pointer)}>{label}</label>
  </div>
)
