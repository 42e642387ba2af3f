import { partnershipInput, partnershipPatch, partnershipStep } from '../../../contract/partnerships/schemas'
import { istanbul } from '../../support/istanbul'
import { faultsOf, understood } from '../../domain/shared/builders'

const body = (fields: object = {}) => ({ ...istanbul().partnership, ...fields })

describe('a partnership', () => {
  test("can be Istanbul's, as it is", () => {
    expect(understood(partnershipInput, body())).toMatchObject({ origin: 'live', ...istanbul().partnership })
  })

  test('needs no more than a city and a country', () => {
    const least = { city: { en: 'Łódź' }, country: 'PL' }
    expect(understood(partnershipInput, least)).toEqual({
      ...least,
      origin: 'live',
      partnerKind: 'city',
      kind: 'partnership',
      foundingSignatories: [],
      agreements: [],
      programmes: [],
      sources: [],
    })
  })

  test('of an archive may be of an unknown country, a live one may not', () => {
    const city = { en: 'Kalvarija' }
    expect(understood(partnershipInput, { origin: 'archive', city })).not.toHaveProperty('country')
    expect(faultsOf(partnershipInput, { city })).toEqual(['/country: is missing'])
  })

  test.each(['1913', '2024-06', '1989-11-17'])('may be founded on %s', (foundedOn) => {
    expect(faultsOf(partnershipInput, body({ foundedOn }))).toEqual([])
  })

  test.each([
    ['status', 'ended'],
    ['statusSince', '1990'],
    ['statusReason', 'Politics'],
  ])('is active when it is recorded as it happens: no %s', (field, value) => {
    expect(faultsOf(partnershipInput, body({ [field]: value }))).toEqual([`/${field}: is not known here`])
    expect(faultsOf(partnershipInput, body({ origin: 'archive', [field]: value }))).toEqual([])
  })

  test('tells what is wrong with a programme', () => {
    const programmes = [{ id: 'Youth', field: 'sports', since: '1999-13', offers: {} }]
    expect(faultsOf(partnershipInput, body({ programmes })).map((fault) => fault.split(':')[0])).toEqual([
      '/programmes/0/id',
      '/programmes/0/name',
      '/programmes/0/field',
      '/programmes/0/since',
      '/programmes/0/offers',
    ])
  })
})

test('a patch never holds the id, the origin or the status', () => {
  expect(faultsOf(partnershipPatch, { id: 'x', origin: 'live', status: 'ended', notes: null })).toEqual([
    '/id: is not known here',
    '/origin: is not known here',
    '/status: is not known here',
  ])
})

test('a step needs a reason, and knows perhaps only the year', () => {
  expect(faultsOf(partnershipStep, { status: 'suspended', on: '2026', reason: 'Politics' })).toEqual([])
  expect(faultsOf(partnershipStep, { status: 'paused', on: 'today' })).toHaveLength(3)
})
