/** The fields of a programme of cooperation. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { LocalizedFields } from '../../forms/localized-fields'
import { mainTextOf } from '../../forms/localized-input'
import { slugOf } from '../../slug'
import { partnershipWords } from '../../words/partnerships'
import { EvidenceField } from './evidence-field'
import type { ProgrammeValues } from './partnership-input'

interface ProgrammeFieldsProps extends FormFields<ProgrammeValues> {
  readonly pointer: string
}

export const ProgrammeFields = (row: ProgrammeFieldsProps) => (
  <>
    <NameFields {...row} />
    <BodyFields {...row} />
  </>
)

function NameFields({ pointer, values, change, errors }: ProgrammeFieldsProps) {
  const words = partnershipWords()
  const field = fieldsOf({ values, change, errors })
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
          {...field('field')}
          options={Object.entries(words.field)}
        />
      </div>
    </>
  )
}

function BodyFields({ pointer, ...row }: ProgrammeFieldsProps) {
  const words = partnershipWords()
  const field = fieldsOf(row)
  return (
    <>
      <div class="side-by-side">
        {(['homeBody', 'partnerBody'] as const).map((body) => (
          <TextField
            key={body}
            pointer={`${pointer}/${body}`}
            label={words[body]}
            {...field(body)}
            isRequired={false}
          />
        ))}
      </div>
      <LocalizedFields
        pointer={`${pointer}/offers`}
        label={words.offers}
        {...field('offers')}
        lines={2}
        isRequired={false}
      />
      <DateField
        pointer={`${pointer}/since`}
        label={words.form.programmeSince}
        {...field('since')}
        isRequired={false}
      />
      <EvidenceField pointer={pointer} {...field('evidence')} />
    </>
  )
}
