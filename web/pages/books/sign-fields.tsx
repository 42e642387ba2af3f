/** The first step of a signing: the visit, who signs, when and where. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { FieldGroup } from '../../forms/field-group'
import { Fold } from '../../forms/fold'
import type { Form } from '../../forms/form'
import { formatDate } from '../../format'
import { titleOf, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import { signingWords } from '../../words/signing'
import type { Book } from './book-entries'
import { InscriptionFields } from './inscription-fields'
import { SignersField } from './signers-field'
import { needsOverride, takenFrom, type SignValues } from './signing'

interface SignFieldsProps {
  readonly form: Form<SignValues>
  readonly book: Book
  readonly visits: readonly Visit[]
  /** The one that is chosen. */
  readonly visit: Visit | undefined
  readonly isGiven: boolean
}

export function SignFields({ form, book, visits, visit, isGiven }: SignFieldsProps) {
  const words = signingWords()
  const field = fieldsOf(form)
  return (
    <>
      {isGiven && visit ? (
        <GivenVisit book={book.book} visit={visit} />
      ) : (
        <VisitChoice form={form} visits={visits} />
      )}
      {visit && <SignersField form={form} visit={visit} isReserved={book.reserved} />}
      <DateField pointer="/signedOn" label={words.signedOn} {...field('date')} />
      <TextField pointer="/place" label={words.place} {...field('place')} isRequired={false} />
      <InscriptionFields
        form={form}
        pointer="/inscription"
        label={words.inscription}
        hint={bookWords().inscriptionHint}
      />
      <SelectField
        pointer="/visibility"
        label={words.visibility}
        {...field('visibility')}
        options={[['', visibilityOfVisit(visit)], ...Object.entries(common().visibility)]}
      />
      {book.reserved && <OverrideField form={form} visit={visit} />}
    </>
  )
}

/** `wie der Besuch (intern)` */
const visibilityOfVisit = (visit: Visit | undefined): string =>
  visit ? `${bookWords().fromVisit} (${common().visibility[visit.visibility]})` : bookWords().fromVisit

const GivenVisit = ({ book, visit }: { readonly book: string; readonly visit: Visit }) => (
  <div class="field">
    <p>
      <b>{signingWords().visit}</b>
      <br />
      <a href={pathOf('visit', { visitId: visit.id })}>{titleOf(visit)}</a>, {formatDate(visit.start)}
    </p>
    <p>
      <a href={pathOf('signBook', { book })}>{signingWords().otherVisit}</a>
    </p>
  </div>
)

function VisitChoice({
  form,
  visits,
}: {
  readonly form: Form<SignValues>
  readonly visits: readonly Visit[]
}) {
  const { values, change, errors } = form
  const words = signingWords()
  if (visits.length === 0) return <p class="note">{words.noVisits}</p>
  return (
    <FieldGroup pointer="/visitId" legend={words.visit} hint={words.visitHint} errors={errors} isTarget>
      {visits.map((visit) => (
        <div class="check" key={visit.id}>
          <input
            type="radio"
            name="visit"
            id={`visit-${visit.id}`}
            checked={values.visitId === visit.id}
            onChange={() => change(takenFrom(visit))}
          />
          <label for={`visit-${visit.id}`}>
            {titleOf(visit)}
            <span class="meta"> {formatDate(visit.start)}</span>
          </label>
        </div>
      ))}
    </FieldGroup>
  )
}

interface OverrideFieldProps {
  readonly form: Form<SignValues>
  readonly visit: Visit | undefined
}

/** Folded, unless it is filled or needed. */
function OverrideField({ form, visit }: OverrideFieldProps) {
  const { values, errors } = form
  const words = signingWords()
  const field = fieldsOf(form)
  const isNeeded = errors.some(({ pointer }) => pointer.endsWith('/officeClass'))
  return (
    <Fold
      title={words.override}
      pointers={['/override']}
      errors={errors}
      isOpen={isNeeded || values.overrideReason !== ''}
    >
      <TextField
        pointer="/override/reason"
        label={words.overrideReason}
        hint={words.overrideHint}
        {...field('overrideReason')}
        isRequired={needsOverride(visit, values)}
      />
      <p>
        <a href={pathOf('signBook', { book: 'guest-book' }, { visitId: visit?.id })}>{words.toGuestBook}</a>
      </p>
    </Fold>
  )
}
