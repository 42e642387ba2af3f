/** The messages of each type of event, on the bus and in webhooks. */
import * as z from 'zod/mini'
import {
  CHANGE_TYPES,
  type ChangeType,
  EVENT_SOURCE,
  type EventType,
  isWithdrawal,
  type WithdrawalType,
} from '../../events'
import { changeOf } from '../../changes'
import { EVENT_DOCS } from '../../catalogue'
import type { Schema } from '../../route'
import { instant } from '../../values/dates'
import { withdrawal } from '../../subscriptions/withdrawals'

/** The schema of the changes of one type, by type. */
export const CHANGES = byType((type) => z.extend(EVENT_DOCS[type].change, { type: z.literal(type) }))

/** A change without its thing, which is too large for a message: `address` answers the thing as the change left it. */
export const changeByAddress = z.extend(z.omit(changeOf(CHANGE_TYPES, z.unknown()), { data: true }), {
  address: z.string().check(z.regex(/^\/v1\//)),
})

/** An event as a rule of the bus receives it (EventBridge User Guide, "Events"). AWS may add fields. */
export const busEventOf = (type: ChangeType): Schema =>
  z.looseObject({
    version: z.literal('0'),
    id: z.string(),
    source: z.literal(EVENT_SOURCE),
    'detail-type': z.literal(type),
    detail: CHANGES[type],
    time: z.stringFormat('datetime', /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/),
    account: z.string().check(z.regex(/^[0-9]{12}$/)),
    region: z.string(),
    resources: z.array(z.string()),
    'replay-name': z.optional(z.string()),
  })

/** The schema of the withdrawals of one type. */
export const withdrawalOf = (type: WithdrawalType) => z.extend(withdrawal, { type: z.literal(type) })

/** The body of a message to a subscribed service (Standard Webhooks, "Payload structure"). */
export const webhookBodyOf = (type: EventType): Schema =>
  z.strictObject({
    type: z.literal(type),
    timestamp: instant,
    data: isWithdrawal(type) ? withdrawalOf(type) : z.union([CHANGES[type], changeByAddress]),
  })

/** The headers of a message to a subscribed service (Standard Webhooks, "Webhook headers"). */
export const webhookHeaders = z.looseObject({
  'webhook-id': CHANGES['subscription.test'].shape.id,
  'webhook-timestamp': z.string().check(z.regex(/^[0-9]+$/)),
  'webhook-signature': z.string().check(z.regex(/^v1,[A-Za-z0-9+/]{43}=(?: v1,[A-Za-z0-9+/]{43}=)*$/)),
})

function byType<Value>(make: (type: ChangeType) => Value): Readonly<Record<ChangeType, Value>> {
  return Object.fromEntries(CHANGE_TYPES.map((type) => [type, make(type)])) as Record<ChangeType, Value>
}
