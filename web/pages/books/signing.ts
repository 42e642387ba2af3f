/** The values of the form that records a signing, and the body that they become. */
import type { Operations } from '../../api'
import { fromDateInput, type DateInput } from '../../forms/date-input'
import type { FieldError } from '../../forms/form'
import { nameOf, otherSideOf, type Person, type Visit } from '../../parts/visit-item'
import { signingWords } from '../../words/signing'
import type { Book } from './book-entries'
import { isEligible, type Role } from './eligibility'

type EntryInput = Operations['signBook']['body']

export interface SignValues {
  readonly visitId: string
  /** The roles of those who sign, by their index among the visit's people. */
  readonly roles: Readonly<Record<number, Role>>
  readonly date: DateInput
  readonly place: string
  readonly text: string
  readonly language: string
  /** Empty for that of the visit. */
  readonly visibility: string
  readonly overrideReason: string
}

/** What a form of a signing is made from. */
export interface ToSign {
  readonly book: Book
  /** The visits that may be signed for, newest first; the one that the address names alone. */
  readonly visits: readonly Visit[]
}

export interface Signing {
  readonly index: number
  readonly person: Person
  readonly role: Role
}

/** What a form takes from a visit that is chosen: one guest signs, at the first venue. */
export const takenFrom = (visit: Visit): Pick<SignValues, 'visitId' | 'roles' | 'place'> => ({
  visitId: visit.id,
  roles: otherSideOf(visit).length === 1 ? { 0: 'principal' } : {},
  place: visit.venues[0] ?? '',
})

/** Those who sign, in the order of the visit. */
export const signersOf = (visit: Visit, { roles }: Pick<SignValues, 'roles'>): readonly Signing[] =>
  otherSideOf(visit).flatMap((person, index) => {
    const role = roles[index]
    return role === undefined ? [] : [{ index, person, role }]
  })

/** Whether a person has a name. A placeholder such as `N.N.` is none, and has no id. */
export const isKnown = ({ kind, name, personId }: Person): boolean =>
  kind === 'group' ? name !== undefined : personId !== undefined

/** The principals to whom a reserved book is not open. */
const notEligibleIn = (signers: readonly Signing[]): readonly Signing[] =>
  signers.filter(({ person, role }) => !isEligible({ role, officeClass: person.officeClass }))

/** The hosts of a visit whose record is complete, as an entry requires it. */
const hostsOf = ({ direction, hosts, guests }: Visit): readonly Person[] =>
  (direction === 'incoming' ? hosts : guests).filter(({ kind, name, office }) =>
    kind === 'group' ? name !== undefined : office !== undefined,
  )

/** The body that the API takes; what is missing of a person is left to the API to refuse. */
export function bodyFor(visit: Visit, values: SignValues): EntryInput {
  const { place, text, language, visibility, overrideReason } = values
  const body = {
    visitId: visit.id,
    signedOn: fromDateInput(values.date) ?? '',
    signers: signersOf(visit, values).map(({ person, role }) => Object.assign({ role }, person)),
    hosts: hostsOf(visit),
    ...(visit.occasion && { occasion: visit.occasion }),
    ...(place.trim() !== '' && { place }),
    ...(text.trim() !== '' && { inscription: { text, ...(language !== '' && { language }) } }),
    ...(visibility !== '' && { visibility }),
    ...(overrideReason.trim() !== '' && { override: { reason: overrideReason } }),
  }
  return body as EntryInput
}

/** Whether somebody signs a reserved book to whose office it is not open. */
export const needsOverride = (visit: Visit | undefined, values: SignValues): boolean =>
  visit !== undefined && notEligibleIn(signersOf(visit, values)).length > 0

const namesOf = (signers: readonly Signing[]): string =>
  signers.map(({ person }) => nameOf(person)).join(', ')

/** The faults that the form finds before it asks the API. */
export function faultsIn(
  visit: Visit | undefined,
  values: SignValues,
  isReserved: boolean,
): readonly FieldError[] {
  const words = signingWords()
  if (!visit) return [{ pointer: '/visitId', message: words.chooseVisit }]
  const signers = signersOf(visit, values)
  const barred = isReserved ? notEligibleIn(signers) : []
  const names = namesOf(barred)
  const unnamed = signers.filter(({ person }) => !isKnown(person))
  const checks: [isWrong: boolean, pointer: string, message: string][] = [
    [signers.length === 0, '/signers', words.chooseSigner],
    [unnamed.length > 0, '/signers', words.nameNeeded(namesOf(unnamed))],
    [
      signers.length > 0 && signers.every(({ role }) => role === 'companion'),
      '/signers',
      words.choosePrincipal,
    ],
    [fromDateInput(values.date) === undefined, '/signedOn', words.giveDay],
    [
      barred.length > 0 && values.overrideReason.trim() === '',
      '/override/reason',
      words.overrideNeeded(names),
    ],
  ]
  return checks.flatMap(([isWrong, pointer, message]) => (isWrong ? [{ pointer, message }] : []))
}
