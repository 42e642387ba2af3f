/** A source in a form: its web address, or a reference in words. */
import { sourceWords } from '../words/source'
import { TextField } from './fields'
import { fieldsOf, type FormFields } from './fields-of'
import type { SourceInput } from './source-input'

interface SourceFieldsProps extends FormFields<SourceInput> {
  readonly pointer: string
  /** Of the address. */
  readonly label: string
}

export function SourceFields({ pointer, label, ...source }: SourceFieldsProps) {
  const words = sourceWords()
  const field = fieldsOf(source)
  return (
    <>
      <TextField pointer={`${pointer}/url`} label={label} type="url" {...field('url')} isRequired={false} />
      <TextField
        pointer={`${pointer}/reference`}
        label={words.reference}
        hint={words.referenceHint}
        {...field('reference')}
        isRequired={false}
      />
    </>
  )
}
