/** The fields of a programme of cooperation. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import type { FieldError } from '../../forms/form'
import { LocalizedFields } from '../../forms/localized-fields'
import { mainTextOf } from '../../forms/localized-input'
import { slugOf } from '../../slug'
import { partnershipWords } from '../../words/partnerships'
import { EvidenceField } from './evidence-field'
import type { ProgrammeValues } from './partnership-input'

interface ProgrammeFieldsProps {
  readonly pointer: string
  readonly values: ProgrammeValues
  readonly change: (patch: Partial<ProgrammeValues>) => void
  readonly errors: readonly FieldError[]
}

export const ProgrammeFields = (field: ProgrammeFieldsProps) => (
  <>
    <NameFields {...field} />
    <BodyFields {...field} />
  </>
)

function NameFields({ pointer, values, change, errors }: ProgrammeFieldsProps) {
  const words = partnershipWords()
  return (
    <>
      <LocalizedFields
        pointer={`${pointer}/name`}
        label={words.form.programmeName}
        value={values.name}
        onChange={(name) => change({ name, ...(!values.hasOwnId && { id: slugOf(mainTextOf(name)) }) })}
        errors={errors}
      />
      <div class="side-by-side">
        <TextField
          pointer={`${pointer}/id`}
          label={words.form.programmeId}
          hint={words.form.programmeIdHint}
          value={values.id}
          onChange={(id) => change({ id, hasOwnId: id !== '' })}
          errors={errors}
        />
        <SelectField
          pointer={`${pointer}/field`}
          label={words.form.programmeField}
          value={values.field}
          onChange={(field) => change({ field })}
          options={Object.entries(words.field)}
          errors={errors}
        />
      </div>
    </>
  )
}

function BodyFields({ pointer, values, change, errors }: ProgrammeFieldsProps) {
  const words = partnershipWords()
  return (
    <>
      <div class="side-by-side">
        {(['homeBody', 'partnerBody'] as const).map((body) => (
          <TextField
            key={body}
            pointer={`${pointer}/${body}`}
            label={words[body]}
            value={values[body]}
            onChange={(name) => change({ [body]: name })}
            errors={errors}
            isRequired={false}
          />
        ))}
      </div>
      <LocalizedFields
        pointer={`${pointer}/offers`}
        label={words.offers}
        value={values.offers}
        onChange={(offers) => change({ offers })}
        errors={errors}
        lines={2}
      />
      <DateField
        pointer={`${pointer}/since`}
        label={words.form.programmeSince}
        value={values.since}
        onChange={(since) => change({ since })}
        errors={errors}
      />
      <EvidenceField pointer={pointer} row={values} change={change} errors={errors} />
    </>
  )
}
