/** The AsyncAPI document of the events, as it is committed. */
import { asyncApiDocument } from '../../../contract/documents/asyncapi/document'
import { EVENT_DOCS } from '../../../contract/catalogue'
import { CHANGE_TYPES, type EventType, WITHDRAWAL_TYPES } from '../../../contract/events'
import { visitInput } from '../../../contract/visits/schemas'
import { exampleChanges, exampleEvents } from '../../../demo/event-examples/event-examples'
import { viewOfChange } from '../../../domain/shared/view'
import { viewForEvent } from '../../../domain/views'
import { recordVisit } from '../../../domain/visits/visit'
import { messageOf } from '../../../domain/notifications/webhook-message'
import { BERLIN, momentAt, understood, visitBody } from '../../domain/shared/builders'
import { faultsOfPayload, readAsyncApi } from '../../support/event-schemas'

const document = readAsyncApi()
const json = JSON.stringify(document)
const { bus, webhook } = document.channels
const changeTypes = CHANGE_TYPES.filter((type) => EVENT_DOCS[type].isForWebhooks)
const webhookTypes: readonly EventType[] = [...changeTypes, ...WITHDRAWAL_TYPES]

test('it is the one that the contract makes; otherwise run npm run documents', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(asyncApiDocument(exampleEvents()))))
})

test('has bus messages for all changes, and webhook messages for withdrawals and all changes but requests', () => {
  expect(Object.keys(bus.messages)).toEqual(CHANGE_TYPES)
  expect(Object.keys(webhook.messages)).toEqual(webhookTypes)
  expect(CHANGE_TYPES.filter((type) => !changeTypes.includes(type))).toEqual([
    'subscription.redelivery-requested',
    'subscription.replay-requested',
  ])
})

test('every reference leads to a named schema, and every named schema is used', () => {
  const references = [...json.matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(
    ([, name = '']) => name,
  )
  expect([...new Set(references)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted())
})

test('a reference stands alone: beside one, draft 7 looks at nothing else', () => {
  expect(json).toContain('{"$ref":"#/components/schemas/Visit"}')
  expect(json).not.toMatch(/"\$ref":"[^"]*",|,"\$ref"/)
})

test.each(CHANGE_TYPES)('%s has a title, and says when it is sent', (type) => {
  const { title, summary } = bus.messages[type] ?? {}
  expect(title).toMatch(/^[A-Z][a-z ]+$/)
  expect(summary).toMatch(/^[A-Z].*\.$/)
})

test.each(CHANGE_TYPES)('on the bus, %s has an example that is one', (type) => {
  const [example] = bus.messages[type]?.examples ?? []
  expect(faultsOfPayload('bus', type, example?.payload)).toEqual([])
  expect(faultsOfPayload('bus', type, { ...example?.payload, 'detail-type': 'visit.moved' })).not.toEqual([])
})

test.each(webhookTypes)('by webhook, %s has an example that is one', (type) => {
  const [example] = webhook.messages[type]?.examples ?? []
  expect(faultsOfPayload('webhook', type, example?.payload)).toEqual([])
  expect(faultsOfPayload('webhook', type, { ...example?.payload, type: 'visit.moved' })).not.toEqual([])
})

describe('a message to a subscribed service is as the document says:', () => {
  const told = exampleChanges().filter(({ type }) => changeTypes.includes(type))

  test.each(['internal', 'press', 'public'] as const)(
    'to one that is cleared for what is %s',
    (clearance) => {
      const seen = told.flatMap(
        (change) => viewOfChange(viewForEvent(change.type), change, clearance, {}) ?? [],
      )
      expect(seen).not.toEqual([])
      for (const change of seen)
        expect(faultsOfPayload('webhook', change.type, JSON.parse(messageOf(change, clearance)))).toEqual([])
    },
  )

  test('with the address of a thing that is too large', () => {
    const body = visitBody({ notes: 'ü'.repeat(5000), programme: crowdedDay() })
    const { change } = recordVisit(understood(visitInput, body), BERLIN, momentAt())
    const message = JSON.parse(messageOf(change, 'internal')) as { data: object }
    expect(message.data).toMatchObject({ address: `/v1/${change.subject}?at=1` })
    expect(message.data).not.toHaveProperty('data')
    expect(faultsOfPayload('webhook', 'visit.planned', message)).toEqual([])
  })
})

const crowdedDay = (): object[] => Array.from({ length: 40 }, () => ({ what: 'Gespräch '.repeat(40).trim() }))
