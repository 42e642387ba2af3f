import { useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { DateField, fromDateInput, toDateInput, type DateInput } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { idOf, useForm, type FieldError, type Form } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import { correctionValuesOf, patchOf, type CorrectionValues } from './correction'
import type { EntryFormProps } from './entry-desk'
import { LanguageField, VISIBILITIES } from './entry-fields'
import { recordedIn } from './recorded-in-book'
import { MeanwhileNote, useCurrentEntry } from './use-current-entry'

type Values = Omit<CorrectionValues, 'signedOn'> & { readonly date: DateInput }

const withDate = ({ date, ...values }: Values): CorrectionValues => ({
  ...values,
  signedOn: fromDateInput(date),
})

/** Corrects the record of an entry, with a reason. */
export function CorrectEntry({ entry, closed, onRecorded }: EntryFormProps) {
  const { api } = useOffice()
  const words = bookWords()
  const { book, number } = entry
  const current = useCurrentEntry(entry)
  const [before] = useState(() => correctionValuesOf(entry))
  const patchFor = (values: Values) => patchOf(current.entry, before, withDate(values))
  const { signedOn, ...initial } = before
  const form = useForm<Values>({
    form: `correct/${book}/${number}`,
    initial: { ...initial, date: toDateInput(signedOn) },
    check: (values) => (Object.keys(patchFor(values)).length === 0 ? nothingChanged() : []),
    send: async (values, idempotencyKey) =>
      await api.call('correctEntry', {
        params: { book, number: String(number) },
        body: { patch: patchFor(values), reason: values.reason },
        ifMatch: current.etag,
        idempotencyKey,
      }),
    onRecorded: (body) => onRecorded(recordedIn('corrected', body)),
    // What has changed since is another correction.
    onRecordedBefore: (body) => onRecorded(recordedIn('corrected', body)),
    onRefused: current.takeStale,
  })
  return (
    <FormFrame form={form} submit={words.correct} cancelTo={closed}>
      <MeanwhileNote current={current} />
      <p>{words.correctHint}</p>
      <CorrectionFields form={form} />
      <TextField
        pointer="/reason"
        label={words.reason}
        value={form.values.reason}
        onChange={(reason) => form.change({ reason })}
        errors={form.errors}
      />
    </FormFrame>
  )
}

const nothingChanged = (): readonly FieldError[] => [
  { pointer: '/patch', message: bookWords().changeSomething },
]

function CorrectionFields({ form }: { readonly form: Form<Values> }) {
  const { values, change, errors } = form
  const words = bookWords()
  return (
    <fieldset class="group field" id={idOf('/patch')} tabIndex={-1}>
      <legend>{words.fields}</legend>
      {values.names.map((_, index) => (
        <SignerFields key={index} form={form} index={index} />
      ))}
      <DateField
        pointer="/patch/signedOn"
        label={words.fieldNames.signedOn}
        value={values.date}
        onChange={(date) => change({ date })}
        errors={errors}
      />
      <TextField
        pointer="/patch/place"
        label={words.fieldNames.place}
        value={values.place}
        onChange={(place) => change({ place })}
        errors={errors}
        isRequired={false}
      />
      <TextField
        pointer="/patch/inscription/text"
        label={words.fieldNames.inscription}
        lines={3}
        lang={values.language || undefined}
        value={values.text}
        onChange={(text) => change({ text })}
        errors={errors}
        isRequired={false}
      />
      <LanguageField
        pointer="/patch/inscription/language"
        value={values.language}
        onChange={(language) => change({ language })}
        errors={errors}
      />
      <SelectField
        pointer="/patch/visibility"
        label={words.fieldNames.visibility}
        value={values.visibility}
        onChange={(value) => change({ visibility: value as Values['visibility'] })}
        options={VISIBILITIES.map((each) => [each, common().visibility[each]])}
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
