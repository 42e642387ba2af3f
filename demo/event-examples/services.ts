import { feedInput } from '../../contract/calendar/schemas'
import { subscriptionInput } from '../../contract/subscriptions/schemas'
import {
  recordCalendarFeed,
  renewCalendarFeed,
  revokeCalendarFeed,
} from '../../domain/calendar/calendar-feed'
import { REGISTRY_ACTOR } from '../../domain/shared/change'
import { pending } from '../../domain/notifications/delivery'
import {
  deleteSubscription,
  disableSubscription,
  recordSubscription,
  requestRedelivery,
  requestReplay,
  requestTest,
  rotateSecret,
  updateSubscription,
} from '../../domain/notifications/subscription'
import type { Recorder } from './recorder'

/** Every change of a subscription. */
export function addSubscriptionChanges({ at, record, changes }: Recorder): void {
  const input = subscriptionInput.parse({
    name: 'Press office',
    url: 'https://press.example.org/golden-book',
    types: ['visit.*', 'book-entry.signed', 'anniversary.upcoming'],
    clearance: 'press',
  })
  const by = (now: string) => at(now, 'administrator')
  const recorded = record(recordSubscription(input, by('2024-03-04T08:00:00.000Z')))
  changes.push(requestTest(recorded, by('2024-03-04T08:05:00.000Z')))
  const patch = { partnershipIds: ['istanbul'] }
  const updated = record(updateSubscription(recorded, patch, by('2024-03-05T08:00:00.000Z')))
  const rotated = record(rotateSecret(updated, by('2024-03-06T08:00:00.000Z')))
  const [delivered] = changes
  if (delivered) {
    const { id: deliveryId, subject, sequence } = delivered
    const message = { subscriptionId: recorded.id, deliveryId, subject, sequence, requestId: deliveryId }
    const kept = pending(message, delivered)
    changes.push(requestRedelivery(rotated, kept, by('2024-07-01T08:00:00.000Z')))
  }
  const june = { from: '2024-06-01', to: '2024-06-30' }
  changes.push(requestReplay(rotated, june, by('2024-07-01T08:05:00.000Z')))
  const failing = at('2024-07-12T03:00:00.000Z', REGISTRY_ACTOR)
  const disabled = record(disableSubscription(rotated, 'failing', failing))
  record(deleteSubscription(disabled, by('2024-07-15T08:00:00.000Z')))
}

/** A calendar feed: recorded, renewed and revoked. */
export function addFeedChanges({ at, record }: Recorder): void {
  const input = feedInput.parse({ name: 'Phone', clearance: 'press', lang: 'de' })
  const feed = record(recordCalendarFeed(input, 'internal', at('2024-03-04T09:00:00.000Z')))
  const renewed = record(renewCalendarFeed(feed, 'internal', at('2024-06-03T09:00:00.000Z')))
  record(revokeCalendarFeed(renewed, at('2024-07-01T09:00:00.000Z')))
}
