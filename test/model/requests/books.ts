import * as fc from 'fast-check'
import { ARCHIVE_DATES, DATES, LATE_DATES, PERSON_IDS, RANGES } from '../test-data'
import type { ModelState } from '../model-state'
import {
  forThing,
  anyPerson,
  at,
  defined,
  externalId,
  limit,
  forList,
  order,
  reason,
  reference,
  optionalFields,
  expectedPerson,
  namedPerson,
  thingChoice,
  type RequestTarget,
  type Intent,
  type Intents,
} from './intent'

const book = fc.constantFrom(
  'golden-book',
  'golden-book',
  'golden-book',
  'guest-book',
  'guest-book',
  'no-book',
)
const joined = ([fields, more]: readonly [object, object]): object => ({ ...fields, ...more })

const signedOn = fc.constantFrom(...DATES, ...LATE_DATES)
/** Live records refuse these. */
const archiveDate = fc.constantFrom(...Object.keys(ARCHIVE_DATES))
const visibility = fc.constantFrom('internal', 'press', 'public')
const role = fc.constantFrom('principal', 'principal', 'companion')
const signed = (person: fc.Arbitrary<object>) =>
  fc
    .tuple(
      person,
      role.map((as) => ({ role: as })),
    )
    .map(joined)
const signers = (person: fc.Arbitrary<object>) => fc.array(signed(person), { minLength: 1, maxLength: 2 })
const hosts = fc.array(expectedPerson, { maxLength: 1 })
/** Mostly named: a live signer without a name is refused. */
const signer = fc.oneof({ weight: 9, arbitrary: namedPerson }, { weight: 1, arbitrary: expectedPerson })
const override = fc.constant({ reason: 'The senate wished so' })
const small = fc.integer({ min: 1, max: 4 })

const live = fc
  .tuple(
    fc.record({ signedOn, signers: signers(signer), hosts }),
    optionalFields({ override, externalId, visibility }),
  )
  .map(joined)
const archive = fc
  .tuple(
    fc.record({ origin: fc.constant('archive'), signers: signers(anyPerson) }),
    optionalFields({
      signedOn: fc.oneof(signedOn, archiveDate),
      volume: small,
      page: fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: fc.constant(250) }),
      externalId,
      visibility,
    }),
  )
  .map(joined)

const patch = optionalFields({
  signedOn: fc.oneof({ weight: 3, arbitrary: signedOn }, archiveDate, fc.constant(null)),
  visibility: fc.option(visibility),
  signers: signers(signer),
  externalId: fc.option(externalId),
  notes: fc.constantFrom('Rainy', null),
  override: fc.option(override),
})

const forBook =
  (route: string, name: string, fields: (state: ModelState) => Partial<RequestTarget> = () => ({})): Intent =>
  (state) => ({ route, params: { book: name }, query: {}, ...fields(state) })

const forEntry =
  (
    route: string,
    name: string,
    number: number,
    fields: (state: ModelState) => Partial<RequestTarget> = () => ({}),
  ): Intent =>
  (state) => {
    const target = forThing(route, 'number', `books/${name}/entries/`, number, fields(state))(state)
    return target && { ...target, params: { ...target.params, book: name } }
  }

const patched = (state: ModelState, visit: number | undefined, fields: object): object => {
  const all = { ...fields, ...reference(state, 'visitId', 'visits/', visit) }
  return Object.keys(all).length > 0 ? all : { notes: 'Nothing else' }
}

export const bookIntents: Intents = {
  listBooks: fc.constant<Intent>(() => ({ route: 'listBooks', params: {}, query: {} })),
  readBook: fc.tuple(book, at).map(([name, query]) => forBook('readBook', name, () => ({ query }))),
  openVolume: fc
    .tuple(book, optionalFields({ number: fc.integer({ min: 1, max: 6 }), capacity: small, nextPage: small }))
    .map(([name, body]) => forBook('openVolume', name, () => ({ body }))),
  listBookChanges: fc
    .tuple(book, optionalFields({ limit }))
    .map(([name, query]) => forBook('listBookChanges', name, () => ({ query }))),
  signBook: fc
    .tuple(book, fc.oneof(live, live, archive), optionalFields({ visitId: thingChoice }))
    .map(([name, fields, { visitId }]) =>
      forBook('signBook', name, (state) => ({
        body: { ...fields, ...reference(state, 'visitId', 'visits/', visitId) },
      })),
    ),
  listEntries: fc
    .tuple(
      book,
      fc.constantFrom(...RANGES),
      optionalFields({
        personId: fc.constantFrom(...PERSON_IDS),
        country: fc.constantFrom('TR', 'PL', 'XK', 'SU'),
        externalId,
        order,
        limit,
      }),
      optionalFields({ visitId: thingChoice }),
    )
    .map(([name, [from, to], filters, { visitId }]): Intent => (state) => {
      const query = { from, to, ...filters, ...reference(state, 'visitId', 'visits/', visitId) }
      return forList('listEntries', defined(query), { book: name })(state)
    }),
  readEntry: fc
    .tuple(book, thingChoice, fc.oneof(at, fc.constant({ as: 'signed' })))
    .map(([name, number, query]) => forEntry('readEntry', name, number, () => ({ query }))),
  correctEntry: fc
    .tuple(book, thingChoice, patch, optionalFields({ visitId: thingChoice }), reason)
    .map(([name, number, fields, to, why]) =>
      forEntry('correctEntry', name, number, (state) => ({
        body: { patch: patched(state, to.visitId, fields), reason: why },
      })),
    ),
  voidEntry: fc
    .tuple(book, thingChoice, reason)
    .map(([name, number, why]) => forEntry('voidEntry', name, number, () => ({ body: { reason: why } }))),
  listEntryChanges: fc
    .tuple(book, thingChoice, optionalFields({ limit }))
    .map(([name, number, query]) => forEntry('listEntryChanges', name, number, () => ({ query }))),
}
