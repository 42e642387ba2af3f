/** The fields of the form for a partnership, in the order in which an office is told things. */
import { CountryField } from '../../forms/country-field'
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { LocalizedFields } from '../../forms/localized-fields'
import { RowList } from '../../forms/row-list'
import { SourceFields } from '../../forms/source-fields'
import { NO_SOURCE, type SourceInput } from '../../forms/source-input'
import { partnershipWords } from '../../words/partnerships'
import { EvidenceField } from './evidence-field'
import {
  BLANK_AGREEMENT,
  BLANK_PROGRAMME,
  type AgreementValues,
  type PartnershipValues,
} from './partnership-input'
import { ProgrammeFields } from './programme-fields'

interface FieldsProps {
  readonly form: FormFields<PartnershipValues>
  /** Whether the partnership comes from an archive, whose country may be a former one. @default false */
  readonly isArchive?: boolean
}

export const PartnershipFields = ({ form, isArchive }: FieldsProps) => (
  <>
    <CityFields form={form} isArchive={isArchive} />
    <FoundingFields form={form} />
    <ProgrammeList form={form} />
    <AgreementList form={form} />
    <MoreFields form={form} />
  </>
)

/** A row of a list of the form. */
interface RowProps<Values extends object> extends FormFields<Values> {
  readonly pointer: string
}

function CityFields({ form, isArchive }: FieldsProps) {
  const words = partnershipWords()
  const field = fieldsOf(form)
  return (
    <>
      <LocalizedFields
        pointer="/city"
        label={words.form.city}
        hint={words.form.cityHint}
        {...field('city')}
        canAdd
      />
      <CountryField pointer="/country" label={words.country} {...field('country')} isArchive={isArchive} />
      <div class="side-by-side">
        <SelectField
          pointer="/kind"
          label={words.form.kind}
          {...field('kind')}
          options={Object.entries(words.kind)}
        />
        <SelectField
          pointer="/partnerKind"
          label={words.form.partnerKind}
          {...field('partnerKind')}
          options={Object.entries(words.partnerKind)}
        />
      </div>
    </>
  )
}

function FoundingFields({ form }: FieldsProps) {
  const words = partnershipWords()
  const field = fieldsOf(form)
  return (
    <>
      <DateField
        pointer="/foundedOn"
        label={words.form.foundedOn}
        hint={words.form.foundedOnHint}
        {...field('foundedOn')}
        isRequired={false}
      />
      <TextField
        pointer="/foundedPlace"
        label={words.form.foundedPlace}
        {...field('foundedPlace')}
        isRequired={false}
      />
      <TextField
        pointer="/foundingSignatories"
        label={words.signatories}
        hint={words.form.signatoriesHint}
        {...field('signatories')}
        lines={3}
        isRequired={false}
      />
      <LocalizedFields
        pointer="/motto"
        label={words.form.motto}
        {...field('motto')}
        canAdd
        isRequired={false}
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
          <AgreementFields pointer={`/agreements/${index}`} values={row} change={changeRow} errors={errors} />
        )}
      </RowList>
    </section>
  )
}

function AgreementFields(row: RowProps<AgreementValues>) {
  const words = partnershipWords().form
  const field = fieldsOf(row)
  return (
    <>
      <TextField pointer={`${row.pointer}/kind`} label={words.agreementKind} {...field('kind')} />
      <DateField
        pointer={`${row.pointer}/date`}
        label={words.agreementDate}
        {...field('date')}
        isRequired={false}
      />
      <EvidenceField pointer={row.pointer} {...field('evidence')} />
    </>
  )
}

/** Rarely needed, so folded; open if it holds an error, which must be seen. */
function MoreFields({ form }: FieldsProps) {
  const words = partnershipWords()
  const field = fieldsOf(form)
  const hasErrors = form.errors.some(({ pointer }) => /^\/(?:notes|sources|externalId)/.test(pointer))
  return (
    <details open={hasErrors || undefined}>
      <summary>{words.form.more}</summary>
      <TextField
        pointer="/notes"
        label={words.notes}
        hint={words.officeOnly}
        {...field('notes')}
        lines={4}
        isRequired={false}
      />
      <SourceList form={form} />
      <TextField
        pointer="/externalId"
        label={words.form.externalId}
        {...field('externalId')}
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
        blank={NO_SOURCE}
        nameOf={words.form.source}
      >
        {(row, changeRow, index) => (
          <SourceRow pointer={`/sources/${index}`} values={row} change={changeRow} errors={errors} />
        )}
      </RowList>
    </section>
  )
}

const SourceRow = (row: RowProps<SourceInput>) => (
  <>
    <SourceFields {...row} label={partnershipWords().form.sourceUrl} />
    <EvidenceField pointer={row.pointer} {...fieldsOf(row)('evidence')} />
  </>
)
