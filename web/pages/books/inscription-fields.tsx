import { SelectField, TextField } from '../../forms/fields'
import type { Form } from '../../forms/form'
import { languageOptions } from '../../forms/languages'
import { bookWords } from '../../words/books'

interface InscriptionValues {
  readonly text: string
  /** A tag; empty if it is not known. */
  readonly language: string
}

interface InscriptionFieldsProps {
  readonly form: Pick<Form<InscriptionValues>, 'values' | 'change' | 'errors'>
  readonly pointer: string
  readonly label: string
  readonly hint?: string
}

/** The words that a guest has written, and their language. */
export function InscriptionFields({ form, pointer, label, hint }: InscriptionFieldsProps) {
  const { values, change, errors } = form
  const words = bookWords()
  return (
    <>
      <TextField
        pointer={`${pointer}/text`}
        label={label}
        hint={hint}
        lines={3}
        lang={values.language || undefined}
        value={values.text}
        onChange={(text) => change({ text })}
        errors={errors}
        isRequired={false}
      />
      <SelectField
        pointer={`${pointer}/language`}
        label={words.fieldNames.language}
        value={values.language}
        onChange={(language) => change({ language })}
        options={[['', words.noLanguage], ...languageOptions(values.language)]}
        errors={errors}
        isRequired={false}
      />
    </>
  )
}
