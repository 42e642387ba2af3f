/** The fields of a visit that are folded until they are needed. */
import type { ComponentChildren } from 'preact'
import { SelectField, TextField } from '../../forms/fields'
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

function PartnershipFields({ values, change, errors, suggestions }: VisitFieldsProps) {
  const words = visitFormWords()
  const { partnershipId, anniversaryId, ordinal } = values
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
        value={partnershipId}
        onChange={(next) => change({ partnershipId: next })}
        options={withNone(words.noPartnership, suggestions.partnerships, partnershipId)}
        errors={errors}
      />
      <div class="side-by-side">
        <SelectField
          pointer="/anniversary/anniversaryId"
          label={words.anniversaryId}
          value={anniversaryId}
          onChange={(next) => change({ anniversaryId: next })}
          options={withNone(words.noAnniversary, suggestions.anniversaries, anniversaryId)}
          errors={errors}
        />
        <TextField
          pointer="/anniversary/ordinal"
          label={words.ordinal}
          value={ordinal}
          onChange={(next) => change({ ordinal: next })}
          isRequired={false}
          errors={errors}
        />
      </div>
    </Fold>
  )
}

function VisibilityField({ values: { visibility }, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  const options = common().visibility
  return (
    <Fold
      title={words.visibility}
      summary={options[visibility as keyof typeof options]}
      pointers={['/visibility']}
      errors={errors}
    >
      <SelectField
        pointer="/visibility"
        label={words.visibility}
        hint={words.visibilityHint}
        value={visibility}
        onChange={(next) => change({ visibility: next })}
        options={Object.entries(options)}
        errors={errors}
      />
    </Fold>
  )
}

function Notes({ values: { notes }, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <Fold title={words.notes} summary={shortened(notes)} pointers={['/notes']} errors={errors}>
      <TextField
        pointer="/notes"
        label={words.notes}
        hint={words.notesHint}
        value={notes}
        onChange={(next) => change({ notes: next })}
        lines={5}
        isRequired={false}
        errors={errors}
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
function Outcome({ values: { outcome }, change, errors, isOver = false }: VisitFieldsProps) {
  const words = visitFormWords()
  const isGiven = outcome.some(({ text }) => text !== '')
  if (!isOver && !isGiven) return null
  return (
    <Fold title={words.outcome} pointers={['/outcome']} errors={errors} isOpen={isOver}>
      <LocalizedFields
        isRequired={false}
        pointer="/outcome"
        label={words.outcome}
        hint={words.outcomeHint}
        value={outcome}
        onChange={(next) => change({ outcome: next })}
        errors={errors}
        lines={3}
        canAdd
      />
    </Fold>
  )
}

/** The id of the system of origin is shown only if there is one: an officer gives none. */
function ZoneAndId({ values: { timeZone, externalId }, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <Fold
      title={externalId === '' ? words.timeZone : words.zoneAndId}
      summary={timeZone === '' ? undefined : timeZone}
      pointers={['/timeZone', '/externalId']}
      errors={errors}
    >
      <TextField
        pointer="/timeZone"
        label={words.timeZone}
        hint={words.timeZoneHint}
        value={timeZone}
        onChange={(next) => change({ timeZone: next })}
        suggestions={Intl.supportedValuesOf('timeZone')}
        isRequired={false}
        errors={errors}
      />
      {externalId !== '' && (
        <TextField
          pointer="/externalId"
          label={words.externalId}
          value={externalId}
          onChange={(next) => change({ externalId: next })}
          isRequired={false}
          errors={errors}
        />
      )}
    </Fold>
  )
}
