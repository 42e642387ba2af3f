/** The AsyncAPI 3.0 document of the events, derived from the catalogue and an example of each event. */
import {
  CHANGE_TYPES,
  type ChangeType,
  EVENT_SOURCE,
  type EventType,
  isWithdrawal,
  WITHDRAWAL_TYPES,
  type WithdrawalType,
} from '../../events'
import type { Change } from '../../changes'
import { EVENT_DOCS, WITHDRAWAL_DOCS } from '../../catalogue'
import type { Json } from '../json-schema'
import { address } from '../names'
import type { Withdrawal } from '../../subscriptions/withdrawals'
import { busEventOf, webhookBodyOf } from './messages'
import { componentsOf, inline } from './schemas'

/** A change or a withdrawal of each type. */
export type Examples = Readonly<Record<ChangeType, Change> & Record<WithdrawalType, Withdrawal>>

const DESCRIPTION = `Every change is sent at least once, and not always in order. Its \`id\` is the same on every delivery; \`sequence\`
counts the changes of one \`subject\`, which is the path of the thing below \`/v1\`. \`data\` is the whole thing after the change, as the API
answers it, and \`changed\` lists the JSON pointers (RFC 6901) at which it differs from before; of a thing that is new it is the whole,
\`""\`. Later versions may add types and fields. How to subscribe: docs/subscribing.md.`

const BUS = `An EventBridge bus, for services in AWS: \`source\` is \`${EVENT_SOURCE}\`, \`detail-type\` the type, \`detail\` the change. It carries
every change, those of internal visits too. The envelope's own \`id\` is EventBridge's: tell deliveries apart by \`detail.id\`.`

const WEBHOOK = `POST requests by Standard Webhooks to the address of a subscription, for services anywhere: those changes that it asks for and
is cleared for, each in less than 20 KB. Below \`internal\` a change has no office fields, and \`changed\` names only the fields that
the subscription sees. Instead of a larger thing, \`data\` has an \`address\` at which the subscriber can read it. When a change hides a
thing, the subscription is sent its withdrawal: \`….withdrawn\`, without contents. \`webhook-id\` is the \`id\` of the change or of
the withdrawal.`

const WEBHOOK_TYPES: readonly EventType[] = [
  ...CHANGE_TYPES.filter((type) => EVENT_DOCS[type].isForWebhooks),
  ...WITHDRAWAL_TYPES,
]

/** The whole document, as JSON. */
export function asyncApiDocument(examples: Examples): Json {
  const document = withoutComponents(examples)
  return { ...document, components: { schemas: componentsOf(document) } }
}

const withoutComponents = (examples: Examples): Json => ({
  asyncapi: '3.0.0',
  id: 'urn:golden-book:events',
  info: {
    title: 'Golden Book: events',
    version: '1.0.0',
    description: DESCRIPTION,
    license: { name: 'European Union Public Licence 1.2' },
  },
  defaultContentType: 'application/json',
  channels: {
    bus: {
      address: 'golden-book-{stage}',
      title: 'The event bus',
      description: BUS,
      parameters: { stage: { description: 'The stage, such as production.' } },
      messages: messagesOf(CHANGE_TYPES, (type) => ({
        payload: inline(busEventOf(type)),
        examples: [{ payload: envelopeOf(examples[type]) }],
      })),
    },
    webhook: {
      address: null,
      title: 'Webhooks',
      description: WEBHOOK,
      messages: messagesOf(WEBHOOK_TYPES, (type) => ({
        headers: { $ref: address('WebhookHeaders') },
        payload: inline(webhookBodyOf(type)),
        examples: [{ payload: bodyOf(examples[type]) }],
      })),
    },
  },
  operations: {
    announceChange: sendOperation('bus', 'Put a change on the bus'),
    deliverChange: sendOperation(
      'webhook',
      'Post a change to each service that subscribes to it and is cleared for it',
    ),
  },
})

type Parts = Readonly<Record<'payload' | 'examples', unknown>>

const messagesOf = <Type extends EventType>(types: readonly Type[], partsOf: (type: Type) => Parts): Json =>
  Object.fromEntries(
    types.map((type) => [
      type,
      { name: type, title: titleOf(type), summary: summaryOf(type), ...partsOf(type) },
    ]),
  )

const summaryOf = (type: EventType): string =>
  isWithdrawal(type) ? WITHDRAWAL_DOCS[type] : EVENT_DOCS[type].when

/** `Book entry signed`. */
const titleOf = (type: EventType): string => {
  const words = type.replaceAll(/[.-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const sendOperation = (channel: string, summary: string): Json => ({
  action: 'send',
  channel: { $ref: `#/channels/${channel}` },
  summary,
})

const envelopeOf = (change: Change): Json => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': change.type,
  source: EVENT_SOURCE,
  account: '111122223333',
  time: change.time.replace(/\.\d+Z$/, 'Z'),
  region: 'eu-central-1',
  resources: [],
  detail: change,
})

const bodyOf = (content: Change | Withdrawal): Json => ({
  type: content.type,
  timestamp: content.time,
  data: content,
})
