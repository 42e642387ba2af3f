import type { Subscription } from '../../contract/subscriptions/schemas'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { subscriptionView } from '../../domain/notifications/view'
import { expiryOf, secondsOf } from '../table/expiry'
import { isOwn, type Kind } from '../things/kind'
import type { Subscriptions } from './dependencies'
import { subscriptionRecord } from './record'

/** Known to its owner and to administrators; a deleted one until its deliveries expire. */
export const SUBSCRIPTION: Kind<Subscription, { readonly subscriptionId: string }, Subscriptions> = {
  name: 'subscription',
  view: subscriptionView,
  subjectOf: ({ subscriptionId }) => subscriptionSubject(subscriptionId),
  recordOf: ({ thing }) => subscriptionRecord(thing),
  // TTL deletes late.
  isKnownTo: ({ owner, deletedAt }, reader, { now }) =>
    isOwn(reader, owner) && (deletedAt === undefined || expiryOf(deletedAt) > secondsOf(now())),
}
