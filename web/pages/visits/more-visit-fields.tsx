/** The fields of a visit that are folded until they are needed. */
import type { ComponentChildren } from 'preact'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { Fold } from '../../forms/fold'
import { LocalizedFields } from '../../forms/localized-fields'
import { PeopleFields } from '../../forms/people-fields'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import { AppointmentFields } from './appointment-fields'
import { TripField } from './trip-field'
import type { VisitFieldsProps } from './visit-fields-props'
import { Contacts, Programme, Sources, Statements } from './visit-lists'
import { withNone } from './with-none'

export function MoreVisitFields(fields: VisitFieldsProps) {
  return (
    <section class="form-part">
      <h2>{visitFormWords().more}</h2>
      <Hosts {...fields} />
      <ListFold {...fields} name="programme">
        <Programme {...fields} />
      </ListFold>
      <AppointmentFields {...fields} />
      <PartnershipFields {...fields} />
      <TripField {...fields} />
      <VisibilityField {...fields} />
      <ListFold {...fields} name="contacts">
        <Contacts {...fields} />
      </ListFold>
      <Notes {...fields} />
      <ListFold {...fields} name="statements">
        <Statements {...fields} />
      </ListFold>
      <Outcome {...fields} />
      <ListFold {...fields} name="sources">
        <Sources {...fields} />
      </ListFold>
      <ZoneAndId {...fields} />
    </section>
  )
}

function Hosts({ values, change, errors, suggestions, isArchive = false }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <Fold
      title={words.hosts}
      summary={countOf(values.hosts)}
      pointers={['/hosts']}
      errors={errors}
      isOpen={values.direction === 'outgoing'}
    >
      <PeopleFields
        pointer="/hosts"
        title={words.hosts}
        people={values.hosts}
        onChange={(hosts) => change({ hosts })}
        add={words.addHost}
        nameOf={words.host}
        needsClass={false}
        isArchive={isArchive}
        errors={errors}
        suggestions={suggestions.people}
      />
    </Fold>
  )
}

const countOf = (rows: readonly unknown[]): string | undefined =>
  rows.length === 0 ? undefined : visitFormWords().count(rows.length)

interface ListFoldProps extends VisitFieldsProps {
  readonly name: 'programme' | 'contacts' | 'statements' | 'sources'
  readonly children: ComponentChildren
}

const ListFold = ({ name, values, errors, children }: ListFoldProps) => (
  <Fold
    title={visitFormWords()[name]}
    summary={countOf(values[name])}
    pointers={[`/${name}`]}
    errors={errors}
  >
    {children}
  </Fold>
)

function PartnershipFields(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const { errors, suggestions } = fields
  const { partnershipId, anniversaryId } = fields.values
  const field = fieldsOf(fields)
  return (
    <Fold
      title={words.partnership}
      summary={suggestions.partnerships.find(([id]) => id === partnershipId)?.[1]}
      pointers={['/partnershipId', '/anniversary']}
      errors={errors}
    >
      <SelectField
        pointer="/partnershipId"
        label={words.partnershipId}
        {...field('partnershipId')}
        options={withNone(words.noPartnership, suggestions.partnerships, partnershipId)}
      />
      <div class="side-by-side">
        <SelectField
          pointer="/anniversary/anniversaryId"
          label={words.anniversaryId}
          {...field('anniversaryId')}
          options={withNone(words.noAnniversary, suggestions.anniversaries, anniversaryId)}
        />
        <TextField
          pointer="/anniversary/ordinal"
          label={words.ordinal}
          {...field('ordinal')}
          isRequired={false}
        />
      </div>
    </Fold>
  )
}

function VisibilityField(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const { visibility } = fields.values
  const options = common().visibility
  return (
    <Fold
      title={words.visibility}
      summary={options[visibility as keyof typeof options]}
      pointers={['/visibility']}
      errors={fields.errors}
    >
      <SelectField
        pointer="/visibility"
        label={words.visibility}
        hint={words.visibilityHint}
        {...fieldsOf(fields)('visibility')}
        options={Object.entries(options)}
      />
    </Fold>
  )
}

function Notes(fields: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <Fold
      title={words.notes}
      summary={shortened(fields.values.notes)}
      pointers={['/notes']}
      errors={fields.errors}
    >
      <TextField
        pointer="/notes"
        label={words.notes}
        hint={words.notesHint}
        {...fieldsOf(fields)('notes')}
        lines={5}
        isRequired={false}
      />
    </Fold>
  )
}

/** The beginning of a text, for a fold that is closed. */
const shortened = (text: string): string | undefined => {
  const line = text.trim().split('\n')[0] ?? ''
  return line === '' ? undefined : line.length > 60 ? `${line.slice(0, 60)} …` : line
}

/** An outcome is known once the visit is over. */
function Outcome(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const { values, errors, isOver = false } = fields
  const isGiven = values.outcome.some(({ text }) => text !== '')
  if (!isOver && !isGiven) return null
  return (
    <Fold title={words.outcome} pointers={['/outcome']} errors={errors} isOpen={isOver}>
      <LocalizedFields
        isRequired={false}
        pointer="/outcome"
        label={words.outcome}
        hint={words.outcomeHint}
        {...fieldsOf(fields)('outcome')}
        lines={3}
        canAdd
      />
    </Fold>
  )
}

/** The id of the system of origin is shown only if there is one: an officer gives none. */
function ZoneAndId(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const { timeZone, externalId } = fields.values
  const field = fieldsOf(fields)
  return (
    <Fold
      title={externalId === '' ? words.timeZone : words.zoneAndId}
      summary={timeZone === '' ? undefined : timeZone}
      pointers={['/timeZone', '/externalId']}
      errors={fields.errors}
    >
      <TextField
        pointer="/timeZone"
        label={words.timeZone}
        hint={words.timeZoneHint}
        {...field('timeZone')}
        suggestions={Intl.supportedValuesOf('timeZone')}
        isRequired={false}
      />
      {externalId !== '' && (
        <TextField
          pointer="/externalId"
          label={words.externalId}
          {...field('externalId')}
          isRequired={false}
        />
      )}
    </Fold>
  )
}
