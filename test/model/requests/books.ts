import * as fc from 'fast-check'
import { DATES, LATE_DATES, PERSON_IDS, RANGES } from '../test-data'
import type { ModelState } from '../model-state'
import {
  about,
  anybody,
  at,
  defined,
  externalId,
  limit,
  listing,
  order,
  reason,
  reference,
  some,
  somebody,
  which,
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
const hosts = fc.array(somebody, { maxLength: 1 })
const override = fc.constant({ reason: 'The senate wished so' })
const small = fc.integer({ min: 1, max: 4 })

const live = fc
  .tuple(
    fc.record({ signedOn, signers: signers(somebody), hosts }),
    some({ override, externalId, visibility }),
  )
  .map(joined)
const archive = fc
  .tuple(
    fc.record({ origin: fc.constant('archive'), signedOn, signers: signers(anybody) }),
    some({ volume: small, page: small, externalId, visibility }),
  )
  .map(joined)

const patch = some({
  signedOn,
  visibility: fc.option(visibility),
  signers: signers(somebody),
  externalId: fc.option(externalId),
  notes: fc.constantFrom('Rainy', null),
  override: fc.option(override),
})

const inBook =
  (route: string, name: string, fields: (state: ModelState) => Partial<RequestTarget> = () => ({})): Intent =>
  (state) => ({ route, params: { book: name }, query: {}, ...fields(state) })

const one =
  (
    route: string,
    name: string,
    number: number,
    fields: (state: ModelState) => Partial<RequestTarget> = () => ({}),
  ): Intent =>
  (state) => {
    const target = about(route, 'number', `books/${name}/entries/`, number, fields(state))(state)
    return target && { ...target, params: { ...target.params, book: name } }
  }

const patched = (state: ModelState, visit: number | undefined, fields: object): object => {
  const all = { ...fields, ...reference(state, 'visitId', 'visits/', visit) }
  return Object.keys(all).length > 0 ? all : { notes: 'Nothing else' }
}

export const bookIntents: Intents = {
  listBooks: fc.constant<Intent>(() => ({ route: 'listBooks', params: {}, query: {} })),
  readBook: fc.tuple(book, at).map(([name, query]) => inBook('readBook', name, () => ({ query }))),
  openVolume: fc
    .tuple(book, some({ number: fc.integer({ min: 1, max: 6 }), capacity: small, nextPage: small }))
    .map(([name, body]) => inBook('openVolume', name, () => ({ body }))),
  listBookChanges: fc
    .tuple(book, some({ limit }))
    .map(([name, query]) => inBook('listBookChanges', name, () => ({ query }))),
  signBook: fc
    .tuple(book, fc.oneof(live, live, archive), some({ visitId: which }))
    .map(([name, fields, { visitId }]) =>
      inBook('signBook', name, (state) => ({
        body: { ...fields, ...reference(state, 'visitId', 'visits/', visitId) },
      })),
    ),
  listEntries: fc
    .tuple(
      book,
      fc.constantFrom(...RANGES),
      some({
        personId: fc.constantFrom(...PERSON_IDS),
        country: fc.constantFrom('TR', 'PL'),
        externalId,
        order,
        limit,
      }),
      some({ visitId: which }),
    )
    .map(([name, [from, to], filters, { visitId }]): Intent => (state) => {
      const query = { from, to, ...filters, ...reference(state, 'visitId', 'visits/', visitId) }
      return listing('listEntries', defined(query), { book: name })(state)
    }),
  readEntry: fc
    .tuple(book, which, fc.oneof(at, fc.constant({ as: 'signed' })))
    .map(([name, number, query]) => one('readEntry', name, number, () => ({ query }))),
  correctEntry: fc
    .tuple(book, which, patch, some({ visitId: which }), reason)
    .map(([name, number, fields, to, why]) =>
      one('correctEntry', name, number, (state) => ({
        body: { patch: patched(state, to.visitId, fields), reason: why },
      })),
    ),
  voidEntry: fc
    .tuple(book, which, reason)
    .map(([name, number, why]) => one('voidEntry', name, number, () => ({ body: { reason: why } }))),
  listEntryChanges: fc
    .tuple(book, which, some({ limit }))
    .map(([name, number, query]) => one('listEntryChanges', name, number, () => ({ query }))),
}
