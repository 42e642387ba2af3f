/** Valid subscriptions, and changes of any type. */
import type { Change } from '../../../contract/changes'
import { subscriptionInput, type Subscription } from '../../../contract/subscriptions/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { recordSubscription } from '../../../domain/notifications/subscription'
import { momentAt, recordedVisit, understood } from '../shared/builders'

export const SECRET = `whsec_${Buffer.alloc(32, 'secret').toString('base64')}`

export const subscriptionBody = (fields: object = {}): object => ({
  name: 'Press office',
  url: 'https://press.example/golden-book',
  types: ['visit.*', 'book-entry.*'],
  ...fields,
})

export const recordedSubscription = (fields: object = {}): Subscription =>
  recordSubscription(understood(subscriptionInput, subscriptionBody(fields)), momentAt()).thing

/** A change of any type, with the given data. */
export const changeOfType = (type: Change['type'], data: object = {}): Change => ({
  id: '0199bbbb-0000-7000-8000-000000000001',
  type,
  time: '2026-11-17T09:00:00.000Z',
  subject: 'things/one',
  sequence: 1,
  actor: 'protocol-office',
  data,
  changed: [''],
})

type Statement = Visit['statements'][number]

export const statement = (fields: Partial<Statement> = {}): Statement => ({
  speaker: 'Kai Wegner',
  text: 'Willkommen',
  language: 'de',
  status: 'draft',
  ...fields,
})

/** The visit of the Istanbul case, with these fields in place of its own. */
export const visitWith = (fields: Partial<Visit>): Visit => ({ ...recordedVisit(), ...fields })
