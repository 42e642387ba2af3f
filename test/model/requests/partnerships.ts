import * as fc from 'fast-check'
import { ARCHIVE_DATES, CITIES, DATES, FORMER_COUNTRY } from '../test-data'
import {
  forThing,
  at,
  externalId,
  limit,
  forList,
  order,
  reason,
  optionalFields,
  thingChoice,
  type Intent,
  type Intents,
} from './intent'

const city = fc.constantFrom(...CITIES)
/** Live partnerships refuse a few of them. */
const foundedOn = fc.constantFrom(...DATES, ...DATES, '2027-05', ...Object.keys(ARCHIVE_DATES))
const kind = fc.constantFrom('partnership', 'friendship')
const status = fc.constantFrom('active', 'suspended', 'ended')

const fields = optionalFields({ externalId, foundedOn, kind, id: fc.constantFrom('istanbul', 'own-id') })
const archive = optionalFields({
  origin: fc.constant('archive'),
  status,
  statusReason: reason,
  statusSince: foundedOn,
})

const programmes = fc.constantFrom(
  [{ id: 'exchange', name: { en: 'Exchange' }, field: 'culture' }],
  ['exchange', 'exchange'].map((id) => ({ id, name: { en: 'Twice' }, field: 'youth' })),
)

const patch = optionalFields({
  externalId: fc.option(externalId),
  foundedOn: fc.option(foundedOn),
  city: city.map((each) => each.city),
  country: fc.constantFrom('TR', 'UZ', FORMER_COUNTRY, null),
  kind: fc.option(kind),
  programmes: fc.option(programmes),
}).filter((patched) => Object.keys(patched).length > 0)

const forPartnership = (route: string, number: number, more = {}): Intent =>
  forThing(route, 'partnershipId', 'partnerships/', number, more)

export const partnershipIntents: Intents = {
  recordPartnership: fc.tuple(city, fields, fc.option(archive)).map(([of, more, old]): Intent => () => ({
    route: 'recordPartnership',
    params: {},
    query: {},
    body: { ...of, ...more, ...(old?.origin ? old : {}) },
  })),
  updatePartnership: fc
    .tuple(thingChoice, patch)
    .map(([number, body]) => forPartnership('updatePartnership', number, { body })),
  changePartnershipStatus: fc
    .tuple(thingChoice, status, optionalFields({ on: foundedOn }), reason)
    .map(([number, to, on, why]) =>
      forPartnership('changePartnershipStatus', number, { body: { status: to, ...on, reason: why } }),
    ),
  readPartnership: fc
    .tuple(thingChoice, at)
    .map(([number, query]) => forPartnership('readPartnership', number, { query })),
  summarizePartnership: thingChoice.map((number) => forPartnership('summarizePartnership', number)),
  listPartnershipChanges: fc
    .tuple(thingChoice, optionalFields({ limit }))
    .map(([number, query]) => forPartnership('listPartnershipChanges', number, { query })),
  listPartnerships: optionalFields({
    status,
    kind,
    country: fc.constantFrom('TR', 'PL', FORMER_COUNTRY),
    externalId,
    order,
    limit,
  }).map((query) => forList('listPartnerships', query)),
}
