import { replayInput, subscriptionInput } from '../../../contract/subscriptions/schemas'
import { faultsOf, understood } from '../../domain/shared/builders'
import { subscriptionBody } from '../../domain/notifications/builders'

const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64')

test('a subscription is for what is public, and about all partnerships, unless it says otherwise', () => {
  expect(understood(subscriptionInput, subscriptionBody())).toEqual({
    ...subscriptionBody(),
    clearance: 'public',
  })
})

test.each([24, 32, 63, 64])('a secret may have %i bytes', (bytes) => {
  expect(faultsOf(subscriptionInput, subscriptionBody({ secret: `whsec_${base64(bytes)}` }))).toEqual([])
})

test.each<[string, object, string]>([
  ['a secret of 23 bytes', { secret: `whsec_${base64(23)}` }, '/secret'],
  ['a secret of 65 bytes', { secret: `whsec_${base64(65)}` }, '/secret'],
  ['a secret of 66 bytes', { secret: `whsec_${base64(66)}` }, '/secret'],
  ['a secret without its prefix', { secret: base64(32) }, '/secret'],
  ['a secret that is no base64', { secret: `whsec_${'-'.repeat(44)}` }, '/secret'],
  ['a type that there is not', { types: ['visit.*', 'visit.eaten'] }, '/types/1'],
  ['a kind of thing that there is not', { types: ['vis.*'] }, '/types/0'],
  ['half a type', { types: ['visit'] }, '/types/0'],
  ['a type that is a request', { types: ['subscription.test'] }, '/types/0'],
  ['no types', { types: [] }, '/types'],
  ['51 types', { types: Array(51).fill('*') }, '/types'],
  ['no partnerships', { partnershipIds: [] }, '/partnershipIds'],
  ['101 partnerships', { partnershipIds: Array(101).fill('rome') }, '/partnershipIds'],
  ['a partnership that can have no such id', { partnershipIds: ['Rome'] }, '/partnershipIds/0'],
  ['a clearance that there is not', { clearance: 'secret' }, '/clearance'],
  ['a field that is the registry’s', { paused: true }, '/paused'],
  ['no name', { name: undefined }, '/name'],
  ['an address of another protocol', { url: 'ftp://press.example/' }, '/url'],
  ['an address with a user', { url: 'https://user@press.example/' }, '/url'],
  ['an address of 2001 characters', { url: `https://press.example/${'x'.repeat(1979)}` }, '/url'],
])('a subscription cannot have %s', (_what, fields, pointer) => {
  expect(faultsOf(subscriptionInput, subscriptionBody(fields))).toEqual([
    expect.stringMatching(new RegExp(`^${pointer}: `)),
  ])
})

test.each<[object, string[]]>([
  [{ from: '2026-11-16', to: '2026-11-16' }, []],
  [{ from: '2026-11-16', to: '2026-11-17', types: ['visit.*'] }, []],
  [{ from: '2026-11-17', to: '2026-11-16' }, ['/to: must not be before `from`']],
  [{ from: '2026-11', to: '2026-11-31' }, ['/from: must be', '/to: is not a day']],
  [{ from: '2026-11-16', to: '2026-11-16', types: [] }, ['/types: must have']],
])('a replay of %j', (body, faults) => {
  expect(faultsOf(replayInput, body)).toEqual(faults.map((fault) => expect.stringContaining(fault)))
})
