import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { languageOptions } from '../../forms/languages'
import { bookWords } from '../../words/books'

interface InscriptionValues {
  readonly text: string
  /** A tag; empty if it is not known. */
  readonly language: string
}

interface InscriptionFieldsProps {
  readonly form: FormFields<InscriptionValues>
  readonly pointer: string
  readonly label: string
  readonly hint?: string
}

/** The words that a guest has written, and their language. */
export function InscriptionFields({ form, pointer, label, hint }: InscriptionFieldsProps) {
  const words = bookWords()
  const field = fieldsOf(form)
  return (
    <>
      <TextField
        pointer={`${pointer}/text`}
        label={label}
        hint={hint}
        lines={3}
        lang={form.values.language || undefined}
        {...field('text')}
        isRequired={false}
      />
      <SelectField
        pointer={`${pointer}/language`}
        label={words.fieldNames.language}
        {...field('language')}
        options={[['', words.noLanguage], ...languageOptions(form.values.language)]}
        isRequired={false}
      />
    </>
  )
}
