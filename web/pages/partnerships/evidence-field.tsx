import { SelectField } from '../../forms/fields'
import type { FieldError } from '../../forms/form'
import { partnershipWords } from '../../words/partnerships'

interface EvidenceFieldProps {
  /** The pointer of the thing whose evidence it is. */
  readonly pointer: string
  readonly row: { readonly evidence: string }
  readonly change: (patch: { readonly evidence: string }) => void
  readonly errors: readonly FieldError[]
}

export function EvidenceField({ pointer, row, change, errors }: EvidenceFieldProps) {
  const words = partnershipWords()
  return (
    <SelectField
      pointer={`${pointer}/evidence`}
      label={words.form.evidence}
      value={row.evidence}
      onChange={(evidence) => change({ evidence })}
      options={[['', words.notGiven], ...Object.entries(words.evidence)]}
      errors={errors}
      isRequired={false}
    />
  )
}
