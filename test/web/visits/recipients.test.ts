import type { Subscription } from '../../../contract/subscriptions/schemas'
import { newRecipients } from '../../../web/pages/visits/recipients'

type Recipient = Pick<
  Subscription,
  'name' | 'clearance' | 'types' | 'paused' | 'deletedAt' | 'partnershipIds'
>

const subscription = (name: string, fields: Partial<Recipient>): Recipient => ({
  name,
  clearance: 'public',
  types: ['*'],
  paused: false,
  ...fields,
})

const SUBSCRIPTIONS = [
  subscription('archive', { clearance: 'internal' }),
  subscription('press office', { clearance: 'press', types: ['visit.*'] }),
  subscription('website', { types: ['visit.confirmed', 'visit.cancelled'] }),
  subscription('jubilees', { types: ['anniversary.*'] }),
  subscription('paused', { paused: true }),
  subscription('deleted', { deletedAt: '2026-01-01T00:00:00.000Z' }),
  subscription('Istanbul', { partnershipIds: ['istanbul'] }),
  subscription('Paris', { partnershipIds: ['paris'] }),
]

const names = (from: 'internal' | 'press', to: 'press' | 'public', partnershipId?: string) =>
  newRecipients(SUBSCRIPTIONS, { visibility: from, partnershipId }, to).map(({ name }) => name)

test('from internal to press, those that are cleared for the press hear of it', () => {
  expect(names('internal', 'press')).toEqual(['press office'])
})

test('from press to public, those that are cleared for the press have heard before', () => {
  expect(names('press', 'public')).toEqual(['website'])
})

test('a subscription to partnerships hears of its own visits alone', () => {
  expect(names('internal', 'public', 'istanbul')).toEqual(['press office', 'website', 'Istanbul'])
})
