/** Who of a visit signs, and in which role. */
import { FieldGroup } from '../../forms/field-group'
import { idOf, type FieldError, type Form } from '../../forms/form'
import { Fault } from '../../parts/message'
import { nameOf, otherSideOf, type Person, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { signingWords } from '../../words/signing'
import type { Role } from './eligibility'
import { EligibilityText } from './eligibility-text'
import { isKnown, signersOf, type SignValues } from './signing'

interface SignersFieldProps {
  readonly form: Form<SignValues>
  readonly visit: Visit
  readonly isReserved: boolean
}

export function SignersField({ form, visit, isReserved }: SignersFieldProps) {
  const { values, change, errors } = form
  const words = signingWords()
  const people = otherSideOf(visit)
  const isUnnamed = !people.every(isKnown)
  const signing = signersOf(visit, values)
  const setRole = (index: number, role: Role | undefined): void => {
    const { [index]: _, ...others } = values.roles
    change({ roles: role === undefined ? others : { ...others, [index]: role } })
  }
  return (
    <FieldGroup pointer="/signers" legend={words.signers} errors={errors} isTarget>
      {(people.length === 0 || isUnnamed) && (
        <p class="note">
          {people.length === 0 ? words.noGuests : words.unnamed}{' '}
          <a href={pathOf('visit', { visitId: visit.id })}>{words.toVisit}</a>
        </p>
      )}
      {people.map((person, index) => (
        <SignerChoice
          key={index}
          person={person}
          role={values.roles[index]}
          isReserved={isReserved}
          position={signing.findIndex((each) => each.index === index)}
          index={index}
          errors={errors}
          onChange={(role) => setRole(index, role)}
        />
      ))}
    </FieldGroup>
  )
}

interface SignerChoiceProps {
  readonly person: Person
  /** Absent if the person does not sign. */
  readonly role: Role | undefined
  readonly isReserved: boolean
  /** The index among those who sign, by which the API names faults; -1 if the person does not sign. */
  readonly position: number
  /** The index among the people of the visit. */
  readonly index: number
  readonly errors: readonly FieldError[]
  readonly onChange: (role: Role | undefined) => void
}

function SignerChoice({ person, role, isReserved, position, index, errors, onChange }: SignerChoiceProps) {
  const words = signingWords()
  const id = position === -1 ? `person-${index}` : idOf(`/signers/${position}`)
  const own = errors.filter(({ pointer }) => position !== -1 && pointer.startsWith(`/signers/${position}/`))
  return (
    <div class={own.length > 0 ? 'field signer-choice wrong' : 'field signer-choice'}>
      <div class="check">
        <input
          type="checkbox"
          id={id}
          checked={role !== undefined}
          aria-describedby={`person-${index}-office`}
          onChange={(event) => onChange(event.currentTarget.checked ? 'principal' : undefined)}
        />
        <label for={id}>{nameOf(person)}</label>
      </div>
      <div class="signer-details" id={`person-${index}-office`}>
        <span class="meta">{person.office}</span>
        {isReserved && <EligibilityText person={person} role={role ?? 'principal'} />}
        {own.map(({ pointer, message }) => (
          <span class="error" key={pointer}>
            <Fault of={message} />
          </span>
        ))}
      </div>
      {role !== undefined && (
        <select
          class="signer-role"
          aria-label={words.role(nameOf(person))}
          value={role}
          onChange={(event) => onChange(event.currentTarget.value as Role)}
        >
          <option value="principal">{words.principal}</option>
          <option value="companion">{words.companion}</option>
        </select>
      )}
    </div>
  )
}
