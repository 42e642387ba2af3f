/** The fields of the form for a partnership, in the order in which an office is told things. */
import { CountryField } from '../../forms/country-field'
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import type { Form } from '../../forms/form'
import { LocalizedFields } from '../../forms/localized-fields'
import { RowList } from '../../forms/row-list'
import { partnershipWords } from '../../words/partnerships'
import { EvidenceField } from './evidence-field'
import {
  BLANK_AGREEMENT,
  BLANK_PROGRAMME,
  BLANK_SOURCE,
  type AgreementValues,
  type PartnershipValues,
} from './partnership-input'
import { ProgrammeFields } from './programme-fields'

/** The values with their words, for a `<select>`. */
export const optionsOf = (words: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(words)

/** The parts of a form that its fields use. */
interface FieldsProps {
  readonly form: Pick<Form<PartnershipValues>, 'values' | 'change' | 'errors'>
}

export const PartnershipFields = ({ form }: FieldsProps) => (
  <>
    <CityFields form={form} />
    <FoundingFields form={form} />
    <ProgrammeList form={form} />
    <AgreementList form={form} />
    <MoreFields form={form} />
  </>
)

function CityFields({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  return (
    <>
      <LocalizedFields
        pointer="/city"
        label={words.form.city}
        hint={words.form.cityHint}
        value={values.city}
        onChange={(city) => change({ city })}
        errors={errors}
        canAdd
      />
      <CountryField
        pointer="/country"
        label={words.country}
        value={values.country}
        onChange={(country) => change({ country })}
        errors={errors}
      />
      <div class="side-by-side">
        <SelectField
          pointer="/kind"
          label={words.form.kind}
          value={values.kind}
          onChange={(kind) => change({ kind })}
          options={optionsOf(words.kind)}
          errors={errors}
        />
        <SelectField
          pointer="/partnerKind"
          label={words.form.partnerKind}
          value={values.partnerKind}
          onChange={(partnerKind) => change({ partnerKind })}
          options={optionsOf(words.partnerKind)}
          errors={errors}
        />
      </div>
    </>
  )
}

function FoundingFields({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  return (
    <>
      <DateField
        pointer="/foundedOn"
        label={words.form.foundedOn}
        hint={words.form.foundedOnHint}
        value={values.foundedOn}
        onChange={(foundedOn) => change({ foundedOn })}
        errors={errors}
      />
      <TextField
        pointer="/foundedPlace"
        label={words.form.foundedPlace}
        value={values.foundedPlace}
        onChange={(foundedPlace) => change({ foundedPlace })}
        errors={errors}
        isRequired={false}
      />
      <TextField
        pointer="/foundingSignatories"
        label={words.signatories}
        hint={words.form.signatoriesHint}
        value={values.signatories}
        onChange={(signatories) => change({ signatories })}
        errors={errors}
        lines={3}
        isRequired={false}
      />
      <LocalizedFields
        pointer="/motto"
        label={words.form.motto}
        value={values.motto}
        onChange={(motto) => change({ motto })}
        errors={errors}
        canAdd
      />
    </>
  )
}

function ProgrammeList({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  return (
    <section>
      <h2>{words.programmes}</h2>
      <RowList
        pointer="/programmes"
        title={words.programmes}
        rows={values.programmes}
        onChange={(programmes) => change({ programmes })}
        add={words.form.addProgramme}
        blank={BLANK_PROGRAMME}
        nameOf={words.form.programme}
      >
        {(row, changeRow, index) => (
          <ProgrammeFields pointer={`/programmes/${index}`} values={row} change={changeRow} errors={errors} />
        )}
      </RowList>
    </section>
  )
}

function AgreementList({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  return (
    <section>
      <h2>{words.agreements}</h2>
      <RowList<AgreementValues>
        pointer="/agreements"
        title={words.agreements}
        rows={values.agreements}
        onChange={(agreements) => change({ agreements })}
        add={words.form.addAgreement}
        blank={BLANK_AGREEMENT}
        nameOf={words.form.agreement}
      >
        {(row, changeRow, index) => (
          <>
            <TextField
              pointer={`/agreements/${index}/kind`}
              label={words.form.agreementKind}
              value={row.kind}
              onChange={(kind) => changeRow({ kind })}
              errors={errors}
            />
            <DateField
              pointer={`/agreements/${index}/date`}
              label={words.form.agreementDate}
              value={row.date}
              onChange={(date) => changeRow({ date })}
              errors={errors}
            />
            <EvidenceField pointer={`/agreements/${index}`} row={row} change={changeRow} errors={errors} />
          </>
        )}
      </RowList>
    </section>
  )
}

/** Rarely needed, so folded; open if it holds an error, which must be seen. */
function MoreFields({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  const hasErrors = errors.some(({ pointer }) => /^\/(?:notes|sources|externalId)/.test(pointer))
  return (
    <details open={hasErrors || undefined}>
      <summary>{words.form.more}</summary>
      <TextField
        pointer="/notes"
        label={words.notes}
        hint={words.officeOnly}
        value={values.notes}
        onChange={(notes) => change({ notes })}
        errors={errors}
        lines={4}
        isRequired={false}
      />
      <SourceList form={{ values, change, errors }} />
      <TextField
        pointer="/externalId"
        label={words.form.externalId}
        value={values.externalId}
        onChange={(externalId) => change({ externalId })}
        errors={errors}
        isRequired={false}
      />
    </details>
  )
}

function SourceList({ form: { values, change, errors } }: FieldsProps) {
  const words = partnershipWords()
  return (
    <section class="field">
      <h2>{words.sources}</h2>
      <RowList
        pointer="/sources"
        title={words.sources}
        rows={values.sources}
        onChange={(sources) => change({ sources })}
        add={words.form.addSource}
        blank={BLANK_SOURCE}
        nameOf={words.form.source}
      >
        {(row, changeRow, index) => (
          <>
            <TextField
              pointer={`/sources/${index}/url`}
              label={words.form.sourceUrl}
              type="url"
              value={row.url}
              onChange={(url) => changeRow({ url })}
              errors={errors}
            />
            <EvidenceField pointer={`/sources/${index}`} row={row} change={changeRow} errors={errors} />
          </>
        )}
      </RowList>
    </section>
  )
}
