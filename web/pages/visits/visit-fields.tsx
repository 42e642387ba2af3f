/** The fields of a visit, in the order in which an officer is told things; everything else is folded. */
import { ArchiveDates, DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { LocalizedFields } from '../../forms/localized-fields'
import { PeopleFields } from '../../forms/people-fields'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import { MoreVisitFields } from './more-visit-fields'
import type { VisitFieldsProps } from './visit-fields-props'

export const VisitFields = (fields: VisitFieldsProps) => (
  <>
    <WhatFields {...fields} />
    <WhoFields {...fields} />
    <WhenFields {...fields} />
    <WhereFields {...fields} />
    <OccasionFields {...fields} />
    <MoreVisitFields {...fields} />
  </>
)

function WhatFields(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const field = fieldsOf(fields)
  return (
    <section class="form-part">
      <h2>{words.what}</h2>
      <div class="side-by-side">
        <SelectField
          pointer="/direction"
          label={words.direction}
          {...field('direction')}
          options={Object.entries(common().direction)}
        />
        <SelectField
          pointer="/kind"
          label={words.kind}
          {...field('kind')}
          options={Object.entries(common().visitKind)}
        />
      </div>
      {fields.values.kind === 'other' && (
        <LocalizedFields
          pointer="/kindInWords"
          label={words.kindInWords}
          hint={words.kindInWordsHint}
          {...field('kindInWords')}
          canAdd
        />
      )}
    </section>
  )
}

function WhoFields({ values, change, errors, suggestions, isArchive = false }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <section class="form-part">
      <h2>{values.direction === 'outgoing' ? words.whoTravels : words.who}</h2>
      <PeopleFields
        pointer="/guests"
        title={words.guests}
        people={values.guests}
        onChange={(guests) => change({ guests })}
        add={words.addGuest}
        nameOf={words.guest}
        needsClass={!isArchive}
        isArchive={isArchive}
        errors={errors}
        suggestions={suggestions.people}
      />
    </section>
  )
}

function WhenFields(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const field = fieldsOf(fields)
  return (
    <section class="form-part">
      <h2>{words.when}</h2>
      <ArchiveDates.Provider value={fields.isArchive ?? false}>
        <DateField pointer="/start" label={words.start} hint={words.startHint} {...field('start')} withTime />
        <DateField pointer="/end" label={words.end} {...field('end')} withTime isRequired={false} />
      </ArchiveDates.Provider>
    </section>
  )
}

function WhereFields(fields: VisitFieldsProps) {
  const { values, change, errors, suggestions } = fields
  const { venues } = values
  const words = visitFormWords()
  return (
    <section class="form-part">
      <h2>{words.where}</h2>
      {isElsewhere(values) && (
        <LocalizedFields
          pointer="/city"
          label={words.city}
          hint={words.cityHint}
          {...fieldsOf(fields)('city')}
          isRequired={false}
          canAdd
        />
      )}
      {venues.map((venue, index) => (
        <div key={index} class="venue">
          <TextField
            pointer={`/venues/${index}`}
            label={words.venue(index + 1)}
            value={venue}
            onChange={(next) => change({ venues: venues.map((each, at) => (at === index ? next : each)) })}
            suggestions={suggestions.venues}
            isRequired={false}
            errors={errors}
          />
          {venues.length > 1 && (
            <button
              type="button"
              class="link"
              onClick={() => change({ venues: venues.filter((_, at) => at !== index) })}
            >
              {words.venue(index + 1)}: {common().remove}
            </button>
          )}
        </div>
      ))}
      <button type="button" class="button quiet" onClick={() => change({ venues: [...venues, ''] })}>
        {words.addVenue}
      </button>
    </section>
  )
}

/** Whether a visit may take place in another city than the office's: on a journey, on a trip, or since one is given. */
const isElsewhere = ({ direction, partOf, city }: VisitFieldsProps['values']): boolean =>
  direction === 'outgoing' || partOf !== '' || city.some(({ text }) => text !== '')

function OccasionFields(fields: VisitFieldsProps) {
  const words = visitFormWords()
  const field = fieldsOf(fields)
  return (
    <section class="form-part">
      <LocalizedFields
        pointer="/occasion"
        label={words.occasion}
        hint={words.occasionHint}
        {...field('occasion')}
        canAdd
      />
    </section>
  )
}
