/** The fields of a visit, in the order in which an officer is told things; everything else is folded. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import type { FieldError } from '../../forms/form'
import { LocalizedFields } from '../../forms/localized-fields'
import { PeopleFields } from '../../forms/people-fields'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import { MoreVisitFields } from './more-visit-fields'
import type { Suggestions } from './suggestions'
import type { VisitValues } from './visit-values'

export interface VisitFieldsProps {
  readonly values: VisitValues
  readonly change: (patch: Partial<VisitValues>) => void
  readonly errors: readonly FieldError[]
  readonly suggestions: Suggestions
  /** Whether the visit comes from an archive, which may not know the class of an office. @default false */
  readonly isArchive?: boolean
  /** Whether the visit is over, and has an outcome. @default false */
  readonly isOver?: boolean
}

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

function WhatFields({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <section class="form-part">
      <h2>{words.what}</h2>
      <div class="side-by-side">
        <SelectField
          pointer="/direction"
          label={words.direction}
          value={values.direction}
          onChange={(direction) => change({ direction })}
          options={Object.entries(common().direction)}
          errors={errors}
        />
        <SelectField
          pointer="/kind"
          label={words.kind}
          value={values.kind}
          onChange={(kind) => change({ kind })}
          options={Object.entries(common().visitKind)}
          errors={errors}
        />
      </div>
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
        errors={errors}
        suggestions={suggestions.people}
      />
    </section>
  )
}

function WhenFields({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <section class="form-part">
      <h2>{words.when}</h2>
      <DateField
        pointer="/start"
        label={words.start}
        hint={words.startHint}
        value={values.start}
        onChange={(start) => change({ start })}
        errors={errors}
        withTime
      />
      <DateField
        pointer="/end"
        label={`${words.end} (${common().optional})`}
        value={values.end}
        onChange={(end) => change({ end })}
        errors={errors}
        withTime
      />
    </section>
  )
}

function WhereFields({ values: { venues }, change, errors, suggestions }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <section class="form-part">
      <h2>{words.where}</h2>
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

function OccasionFields({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <section class="form-part">
      <LocalizedFields
        pointer="/occasion"
        label={words.occasion}
        hint={words.occasionHint}
        value={values.occasion}
        onChange={(occasion) => change({ occasion })}
        errors={errors}
        canAdd
      />
    </section>
  )
}
