/** Fields for a text in several languages: German and English, and others that a person adds. */
import { languageName } from '../format'
import { localizedWords } from '../words/localized'
import { FieldGroup } from './field-group'
import { SelectField, TextField } from './fields'
import type { FieldError } from './form'
import { languageOptions } from './languages'
import type { LanguageRow, LocalizedInput } from './localized-input'

interface LocalizedFieldsProps {
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: LocalizedInput
  readonly onChange: (value: LocalizedInput) => void
  readonly errors: readonly FieldError[]
  /** @default true */
  readonly isRequired?: boolean
  /** The number of lines of each text. @default 1 */
  readonly lines?: number
  /** Whether a language can be added. @default false */
  readonly canAdd?: boolean
}

/** German and English stand first, in every form. */
const FIXED = 2

export function LocalizedFields(field: LocalizedFieldsProps) {
  const { pointer, label, hint, value, onChange, errors, isRequired, canAdd = false } = field
  const change = (index: number, patch: Partial<LanguageRow>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...patch } : row)))
  return (
    <FieldGroup {...{ pointer, hint, errors, isRequired }} legend={label} kind="localized" isTarget>
      <div class="side-by-side">
        {value.slice(0, FIXED).map((row, index) => (
          <TextRow key={row.tag} field={field} row={row} onText={(text) => change(index, { text })} />
        ))}
      </div>
      {value.slice(FIXED).map((_, index) => (
        <OtherRow
          key={index}
          field={field}
          index={index + FIXED}
          change={(patch) => change(index + FIXED, patch)}
        />
      ))}
      {canAdd && (
        <button type="button" class="link" onClick={() => onChange([...value, { tag: '', text: '' }])}>
          {localizedWords().add}
        </button>
      )}
    </FieldGroup>
  )
}

interface TextRowProps {
  readonly field: LocalizedFieldsProps
  readonly row: LanguageRow
  readonly onText: (text: string) => void
}

const TextRow = ({ field: { pointer, errors, lines = 1 }, row, onText }: TextRowProps) => (
  <TextField
    pointer={`${pointer}/${row.tag === '' ? 'other' : row.tag}`}
    label={row.tag === '' ? localizedWords().text : languageName(row.tag)}
    lang={row.tag === '' ? undefined : row.tag}
    value={row.text}
    onChange={onText}
    errors={errors}
    lines={lines}
  />
)

interface OtherRowProps {
  readonly field: LocalizedFieldsProps
  readonly index: number
  readonly change: (patch: Partial<LanguageRow>) => void
}

function OtherRow({ field, index, change }: OtherRowProps) {
  const words = localizedWords()
  const { pointer, value, onChange } = field
  const row = value[index] ?? { tag: '', text: '' }
  const used = new Set(value.map(({ tag }) => tag))
  const options = languageOptions(row.tag, (tag) => !used.has(tag))
  return (
    <div class="language-row">
      <div class="side-by-side">
        <SelectField
          pointer={`${pointer}/language-${index}`}
          label={words.language}
          value={row.tag}
          onChange={(tag) => change({ tag })}
          options={[['', words.choose], ...options]}
          errors={[]}
        />
        <TextRow field={field} row={row} onText={(text) => change({ text })} />
      </div>
      <button type="button" class="link" onClick={() => onChange(value.filter((_, at) => at !== index))}>
        {words.remove(row.tag === '' ? words.language : languageName(row.tag))}
      </button>
    </div>
  )
}
