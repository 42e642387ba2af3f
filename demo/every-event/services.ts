import { feedInput } from '../../contract/calendar'
import { subscriptionInput } from '../../contract/subscriptions'
import { changed, founded, REGISTRY } from '../../domain/change'
import {
  deleteSubscription,
  disableSubscription,
  recordSubscription,
  requestRedelivery,
  requestReplay,
  requestTest,
  rotateSecret,
  updateSubscription,
} from '../../domain/subscription'
import type { Story } from './story'

/** The subscription of the press office, through everything that can become of it. */
export function tellSubscription({ at, happened, changes }: Story): void {
  const input = subscriptionInput.parse({
    name: 'Press office',
    url: 'https://press.example.org/golden-book',
    types: ['visit.*', 'book-entry.signed', 'anniversary.upcoming'],
    clearance: 'press',
  })
  const by = (now: string) => at(now, 'administrator')
  const recorded = happened(recordSubscription(input, by('2024-03-04T08:00:00.000Z')))
  changes.push(requestTest(recorded, by('2024-03-04T08:05:00.000Z')))
  const patch = { partnershipIds: ['istanbul'] }
  const updated = happened(updateSubscription(recorded, patch, by('2024-03-05T08:00:00.000Z')))
  const rotated = happened(rotateSecret(updated, by('2024-03-06T08:00:00.000Z')))
  const [delivered] = changes
  if (delivered) changes.push(requestRedelivery(rotated, delivered, by('2024-07-01T08:00:00.000Z')))
  const june = { from: '2024-06-01', to: '2024-06-30' }
  changes.push(requestReplay(rotated, june, by('2024-07-01T08:05:00.000Z')))
  const failing = at('2024-07-12T03:00:00.000Z', REGISTRY)
  const disabled = happened(disableSubscription(rotated, 'failing', failing))
  happened(deleteSubscription(disabled, by('2024-07-15T08:00:00.000Z')))
}

/** A calendar feed, made and revoked. */
export function tellFeed({ at, happened }: Story): void {
  const made = at('2024-03-04T09:00:00.000Z')
  const id = made.newId()
  const subject = `calendar-feeds/${id}`
  const fields = { id, ...feedInput.parse({ name: 'Phone', clearance: 'press', lang: 'de' }) }
  const feed = happened(founded({ type: 'calendar-feed.recorded', subject }, fields, made))
  const revoked = { type: 'calendar-feed.revoked', subject } as const
  happened(changed(revoked, feed, feed, at('2024-07-01T09:00:00.000Z')))
}
