import { useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { ArchiveDates, DateField } from '../../forms/date-field'
import { fromDateInput, toDateInput, type DateInput } from '../../forms/date-input'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { idOf, type FieldError, type Form } from '../../forms/form'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import { correctionValuesOf, patchOf, type CorrectionValues } from './correction'
import { EntryFormFrame, useCurrentEntry, useEntryForm, type EntryFormProps } from './entry-form'
import { InscriptionFields } from './inscription-fields'

type Values = Omit<CorrectionValues, 'signedOn'> & { readonly date: DateInput }

const withDate = ({ date, ...values }: Values): CorrectionValues => ({
  ...values,
  signedOn: fromDateInput(date),
})

/** Corrects the record of an entry, with a reason. */
export function CorrectEntry({ entry, closed, onRecorded }: EntryFormProps) {
  const { api } = useOffice()
  const words = bookWords()
  const current = useCurrentEntry(entry)
  const [before] = useState(() => correctionValuesOf(entry))
  const patchFor = (values: Values) => patchOf(current.entry, before, withDate(values))
  const { signedOn, ...initial } = before
  const form = useEntryForm<Values>({
    form: `correct/${entry.book}/${entry.number}`,
    initial: { ...initial, date: toDateInput(signedOn) },
    what: 'corrected',
    current,
    check: (values) => (Object.keys(patchFor(values)).length === 0 ? nothingChanged() : []),
    send: (values, request) =>
      api.call('correctEntry', { ...request, body: { patch: patchFor(values), reason: values.reason } }),
    onRecorded,
  })
  return (
    <EntryFormFrame {...{ form, current, closed }} submit={words.correct} hint={words.correctHint}>
      <CorrectionFields form={form} isArchive={entry.origin === 'archive'} />
    </EntryFormFrame>
  )
}

const nothingChanged = (): readonly FieldError[] => [
  { pointer: '/patch', message: bookWords().changeSomething },
]

interface CorrectionFieldsProps {
  readonly form: Form<Values>
  /** Whether the entry may be undated, or have a date of which the archive is not sure. */
  readonly isArchive: boolean
}

function CorrectionFields({ form, isArchive }: CorrectionFieldsProps) {
  const { values, change, errors } = form
  const words = bookWords()
  const field = fieldsOf({ values, change, errors })
  return (
    <fieldset class="group field" id={idOf('/patch')} tabIndex={-1}>
      <legend>{words.fields}</legend>
      {values.names.map((_, index) => (
        <SignerFields key={index} form={form} index={index} />
      ))}
      <ArchiveDates.Provider value={isArchive}>
        <DateField
          pointer="/patch/signedOn"
          label={words.fieldNames.signedOn}
          {...field('date')}
          isRequired={!isArchive}
        />
      </ArchiveDates.Provider>
      <TextField
        pointer="/patch/place"
        label={words.fieldNames.place}
        {...field('place')}
        isRequired={false}
      />
      <InscriptionFields form={form} pointer="/patch/inscription" label={words.fieldNames.inscription} />
      <SelectField
        pointer="/patch/visibility"
        label={words.fieldNames.visibility}
        value={values.visibility}
        onChange={(value) => change({ visibility: value as Values['visibility'] })}
        options={Object.entries(common().visibility)}
        errors={errors}
      />
    </fieldset>
  )
}

function SignerFields({ form, index }: { readonly form: Form<Values>; readonly index: number }) {
  const { values, change, errors } = form
  const words = bookWords()
  const shared = { errors, isRequired: false }
  return (
    <div class="side-by-side">
      <TextField
        {...shared}
        pointer={`/patch/signers/${index}/name`}
        label={words.signerName(index + 1)}
        value={values.names[index] ?? ''}
        onChange={(name) => change({ names: values.names.with(index, name) })}
      />
      <TextField
        {...shared}
        pointer={`/patch/signers/${index}/office`}
        label={words.signerOffice(index + 1)}
        value={values.offices[index] ?? ''}
        onChange={(office) => change({ offices: values.offices.with(index, office) })}
      />
    </div>
  )
}
