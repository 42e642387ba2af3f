import * as z from 'zod/mini'
import { delivery, requestedDelivery, deliveryStatus, requestedReplay } from './deliveries'
import { pageSchema, paging, severalOf } from '../lists'
import { route } from '../route'
import {
  replayInput,
  subscription,
  subscriptionChange,
  subscriptionInput,
  subscriptionPatch,
  subscriptionWithSecret,
} from './schemas'
import { versionQuery } from '../things'
import { uuid } from '../values/values'

const path = '/v1/subscriptions/{subscriptionId}'
const params = z.strictObject({ subscriptionId: uuid })
/** For administrators, who record subscriptions, change and delete them. */
const administered = { access: 'admin', params } as const
/** For administrators, and for the client that owns the subscription. */
const owned = { access: 'own', params } as const
const ownedDelivery = {
  ...owned,
  params: z.strictObject({ subscriptionId: uuid, deliveryId: uuid }),
} as const

export const recordSubscription = route({
  access: 'admin',
  name: 'recordSubscription',
  method: 'POST',
  path: '/v1/subscriptions',
  summary: 'Subscribe a service to changes; its secret is shown once',
  body: subscriptionInput,
  answer: { status: 201, schema: subscriptionWithSecret, etag: 'version' },
})

export const listSubscriptions = route({
  access: 'own',
  name: 'listSubscriptions',
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'List the subscriptions of the caller, or all subscriptions for an administrator, newest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(subscription) },
})

export const readSubscription = route({
  ...owned,
  name: 'readSubscription',
  method: 'GET',
  path,
  summary: 'Read a subscription, as it is or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: subscription, etag: 'version' },
})

export const updateSubscription = route({
  ...administered,
  name: 'updateSubscription',
  method: 'PATCH',
  path,
  summary: 'Change, pause or resume a subscription',
  body: subscriptionPatch,
  ifMatch: true,
  answer: { status: 200, schema: subscription, etag: 'version' },
  problems: ['forbidden-step'],
})

export const deleteSubscription = route({
  ...administered,
  name: 'deleteSubscription',
  method: 'DELETE',
  path,
  summary: 'Delete a subscription; it can be read until its deliveries expire',
  answer: { status: 200, schema: subscription, etag: 'version' },
})

export const listSubscriptionChanges = route({
  ...owned,
  name: 'listSubscriptionChanges',
  method: 'GET',
  path: `${path}/changes`,
  summary: 'Read the history of a subscription, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(subscriptionChange) },
})

export const rotateSecret = route({
  ...owned,
  name: 'rotateSecret',
  method: 'POST',
  path: `${path}/secret-rotation`,
  summary: 'Rotate the secret; the new one is shown once, the old one stays valid for 24 hours',
  answer: { status: 200, schema: subscriptionWithSecret, etag: 'version' },
  problems: ['forbidden-step'],
})

export const testSubscription = route({
  ...owned,
  name: 'testSubscription',
  method: 'POST',
  path: `${path}/test`,
  summary: 'Send a test message to a subscription',
  answer: { status: 202, schema: requestedDelivery },
  problems: ['forbidden-step'],
})

export const replayChanges = route({
  ...owned,
  name: 'replayChanges',
  method: 'POST',
  path: `${path}/replay`,
  summary: 'Deliver the changes of some days again',
  body: replayInput,
  answer: { status: 202, schema: requestedReplay },
  problems: ['forbidden-step'],
})

export const listDeliveries = route({
  ...owned,
  name: 'listDeliveries',
  method: 'GET',
  path: `${path}/deliveries`,
  summary: 'List the deliveries of a subscription, newest first',
  query: z.strictObject({ status: z.optional(severalOf(deliveryStatus)), ...paging }),
  answer: { status: 200, schema: pageSchema(delivery) },
})

export const readDelivery = route({
  ...ownedDelivery,
  name: 'readDelivery',
  method: 'GET',
  path: `${path}/deliveries/{deliveryId}`,
  summary: 'Read one delivery, with its last attempt',
  answer: { status: 200, schema: delivery },
})

export const redeliver = route({
  ...ownedDelivery,
  name: 'redeliver',
  method: 'POST',
  path: `${path}/deliveries/{deliveryId}/redelivery`,
  summary: 'Deliver one change again',
  answer: { status: 202, schema: requestedDelivery },
  problems: ['forbidden-step'],
})
