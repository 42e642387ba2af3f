import * as fc from 'fast-check'
import { CITIES, DATES } from '../test-data'
import {
  about,
  at,
  externalId,
  limit,
  listing,
  order,
  reason,
  some,
  which,
  type Intent,
  type Intents,
} from './intent'

const city = fc.constantFrom(...CITIES)
const foundedOn = fc.constantFrom(...DATES, '2027-05')
const kind = fc.constantFrom('partnership', 'friendship')
const status = fc.constantFrom('active', 'suspended', 'ended')

const fields = some({ externalId, foundedOn, kind, id: fc.constantFrom('istanbul', 'own-id') })
const archive = some({ origin: fc.constant('archive'), status, statusReason: reason, statusSince: foundedOn })

const programmes = fc.constantFrom(
  [{ id: 'exchange', name: { en: 'Exchange' }, field: 'culture' }],
  ['exchange', 'exchange'].map((id) => ({ id, name: { en: 'Twice' }, field: 'youth' })),
)

const patch = some({
  externalId: fc.option(externalId),
  foundedOn: fc.option(foundedOn),
  city: city.map((each) => each.city),
  country: fc.constantFrom('TR', 'UZ', null),
  kind: fc.option(kind),
  programmes: fc.option(programmes),
}).filter((patched) => Object.keys(patched).length > 0)

const one = (route: string, number: number, more = {}): Intent =>
  about(route, 'partnershipId', 'partnerships/', number, more)

export const partnershipIntents: Intents = {
  recordPartnership: fc.tuple(city, fields, fc.option(archive)).map(([of, more, old]): Intent => () => ({
    route: 'recordPartnership',
    params: {},
    query: {},
    body: { ...of, ...more, ...(old?.origin ? old : {}) },
  })),
  updatePartnership: fc
    .tuple(which, patch)
    .map(([number, body]) => one('updatePartnership', number, { body })),
  changePartnershipStatus: fc
    .tuple(which, status, some({ on: foundedOn }), reason)
    .map(([number, to, on, why]) =>
      one('changePartnershipStatus', number, { body: { status: to, ...on, reason: why } }),
    ),
  readPartnership: fc.tuple(which, at).map(([number, query]) => one('readPartnership', number, { query })),
  summarizePartnership: which.map((number) => one('summarizePartnership', number)),
  listPartnershipChanges: fc
    .tuple(which, some({ limit }))
    .map(([number, query]) => one('listPartnershipChanges', number, { query })),
  listPartnerships: some({
    status,
    kind,
    country: fc.constantFrom('TR', 'PL'),
    externalId,
    order,
    limit,
  }).map((query) => listing('listPartnerships', query)),
}
