/** The event catalogue: of every type of change, when it is made and what is sent of it. */
import type * as z from 'zod/mini'
import { anniversaryChange } from './anniversaries/schemas'
import { bookChange, entryChange } from './books/schemas'
import { feedChange } from './calendar/schemas'
import type { ChangeType } from './changes'
import { partnershipChange } from './partnerships/schemas'
import type { ObjectSchema } from './route'
import { redeliveryChange, replayChange, subscriptionChange, testChange } from './subscriptions/schemas'
import { upcomingChange } from './anniversaries/upcoming'
import { visitChange } from './visits/schemas'
import type { WithdrawalType } from './subscriptions/withdrawals'

/** A schema of the changes of these types. */
type ChangeSchema<Type extends ChangeType> = ObjectSchema & z.ZodMiniType<{ readonly type: Type }>

export interface CataloguedEvent {
  readonly change: ObjectSchema
  /** When it is made, in a sentence. */
  readonly when: string
  /** Whether webhooks carry it, to the subscriptions that are cleared for it; the bus carries everything. */
  readonly isForWebhooks: boolean
}

type Events<Type extends ChangeType> = Readonly<Record<Type, CataloguedEvent>>

/** The events of one kind of thing: each of its types, none left out, with a sentence. */
const events = <Type extends ChangeType>(
  change: ChangeSchema<Type>,
  sentences: Readonly<Record<NoInfer<Type>, string>>,
  isForWebhooks = true,
): Events<Type> => {
  const catalogued = Object.entries<string>(sentences).map(([type, when]): [string, CataloguedEvent] => [
    type,
    { change, when, isForWebhooks },
  ])
  return Object.fromEntries(catalogued) as Events<Type>
}

/** When a withdrawal is sent; only webhooks carry it. */
export const WITHDRAWALS: Readonly<Record<WithdrawalType, string>> = {
  'visit.withdrawn':
    'A change hides a visit from a subscription that could see it before. Delete your copy of it.',
  'book-entry.withdrawn':
    'A change hides an entry from a subscription that could see it before. Delete your copy of it.',
}

export const EVENT_CATALOGUE: Events<ChangeType> = {
  ...events(partnershipChange, {
    'partnership.recorded': 'A partnership is recorded.',
    'partnership.updated': 'What is known of a partnership is changed, its programmes included.',
    'partnership.suspended': 'A partnership is suspended.',
    'partnership.resumed': 'A partnership that was suspended or ended is active again.',
    'partnership.ended': 'A partnership is ended.',
  }),
  ...events(visitChange, {
    'visit.planned': 'A visit is recorded that is to come.',
    'visit.confirmed': 'A planned visit is confirmed.',
    'visit.rescheduled': 'A visit that is to come has another start, end or venue.',
    'visit.updated': 'Something else of a visit that is to come is changed.',
    'visit.completed': 'A visit is over, or is recorded from an archive as one that took place.',
    'visit.cancelled': 'A visit will not take place, or is recorded from an archive as one that did not.',
    'visit.voided': 'A visit was recorded by mistake: it stays readable and counts nowhere.',
    'visit.corrected': 'The record of a visit that is completed or cancelled is corrected.',
  }),
  ...events(entryChange, {
    'book-entry.signed': 'A book is signed, or an entry of it is recorded from an archive.',
    'book-entry.corrected': 'The record of an entry is corrected; its number and page stay.',
    'book-entry.voided': 'An entry is declared void; its number and page stay used.',
  }),
  ...events(bookChange, {
    'book.volume-opened': 'A volume of a book is opened, which closes the one before.',
  }),
  ...events(anniversaryChange, {
    'anniversary.recorded': 'An anniversary is recorded, or founded by a partnership whose day is known.',
    'anniversary.updated': 'What is known of an anniversary is changed, by the office or by its partnership.',
    'anniversary.muted': 'An anniversary is announced no more.',
    'anniversary.unmuted': 'An anniversary is announced again.',
  }),
  ...events(upcomingChange, {
    'anniversary.upcoming':
      'An occurrence is near: once for each lead time. `daysLeft` says which, 0 is the day itself.',
  }),
  ...events(subscriptionChange, {
    'subscription.recorded': 'A service is subscribed.',
    'subscription.updated': 'A subscription is changed, paused or resumed.',
    'subscription.secret-rotated':
      'A subscription has a new secret; the one before is good for 24 hours more.',
    'subscription.disabled':
      'A subscription is paused by the registry: its address answered 410, or failed for five days.',
    'subscription.deleted': 'A subscription is deleted.',
  }),
  ...events(testChange, { 'subscription.test': 'The owner or an administrator asks for a test message.' }),
  ...events(
    redeliveryChange,
    { 'subscription.redelivery-requested': 'The owner or an administrator asks for one delivery again.' },
    false,
  ),
  ...events(
    replayChange,
    {
      'subscription.replay-requested':
        'The owner or an administrator asks for the changes of some days again.',
    },
    false,
  ),
  ...events(feedChange, {
    'calendar-feed.recorded': 'A calendar feed is made.',
    'calendar-feed.renewed': 'A calendar feed is renewed for a year from now.',
    'calendar-feed.revoked': 'A calendar feed is revoked: its address is good no more.',
  }),
}
