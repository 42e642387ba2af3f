import { SelectField } from '../../forms/fields'
import type { FieldError } from '../../forms/form'
import { partnershipWords } from '../../words/partnerships'

interface EvidenceFieldProps {
  /** The pointer of the thing whose evidence it is. */
  readonly pointer: string
  readonly value: string
  readonly onChange: (evidence: string) => void
  readonly errors: readonly FieldError[]
}

export function EvidenceField({ pointer, ...field }: EvidenceFieldProps) {
  const words = partnershipWords()
  return (
    <SelectField
      pointer={`${pointer}/evidence`}
      label={words.form.evidence}
      options={[['', words.notGiven], ...Object.entries(words.evidence)]}
      {...field}
      isRequired={false}
    />
  )
}
