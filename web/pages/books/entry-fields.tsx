/** Fields that the signing and the correction of an entry share. */
import { SelectField } from '../../forms/fields'
import type { FieldError } from '../../forms/form'
import { languageName } from '../../format'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'

export const VISIBILITIES: readonly Entry['visibility'][] = ['internal', 'press', 'public']

/** Languages in which guests write, by their tags. */
const LANGUAGES = (
  'ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ka ko la lt lv mn nl no pl pt ro ru sk sl sq sr sv th tr ' +
  'uk uz vi zh'
).split(' ')

interface LanguageFieldProps {
  readonly pointer: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errors: readonly FieldError[]
}

export function LanguageField({ pointer, value, onChange, errors }: LanguageFieldProps) {
  const words = bookWords()
  const tags = value === '' || LANGUAGES.includes(value) ? LANGUAGES : [...LANGUAGES, value]
  const options = tags
    .map((tag) => [tag, languageName(tag)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b))
  return (
    <SelectField
      pointer={pointer}
      label={words.fieldNames.language}
      value={value}
      onChange={onChange}
      options={[['', words.noLanguage], ...options]}
      errors={errors}
      isRequired={false}
    />
  )
}
