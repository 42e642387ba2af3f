/** A subscription: a service receives the changes of some types, as far as it is cleared for them, by webhook. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { CHANGE_TYPES } from '../events'
import { MAX_REPLAY_YEARS } from '../limits'
import { fromNotAfterTo, isWithinYears } from '../lists'
import { mergePatchOf, stamps, visibility } from '../things'
import { day, instant } from '../values/dates'
import { line, slug, uuid, webAddress } from '../values/values'
import { REQUEST_EVENTS, SUBSCRIPTION_EVENTS } from './events'
import { withdrawal } from './withdrawals'

const requests: readonly string[] = REQUEST_EVENTS
const SUBSCRIBED_TYPES = CHANGE_TYPES.filter((type) => !requests.includes(type))
type SubscribedType = Exclude<(typeof CHANGE_TYPES)[number], (typeof REQUEST_EVENTS)[number]>
type GroupOf<Type> = Type extends `${infer Group}.${string}` ? `${Group}.*` : never

/** A type of change, all types of one kind of thing (`visit.*`), or all types (`*`). */
export type TypePattern = '*' | GroupOf<SubscribedType> | SubscribedType

const groups = new Set(SUBSCRIBED_TYPES.map((type) => `${type.split('.')[0]}.*`))
export const typePattern = z.enum(['*', ...groups, ...SUBSCRIBED_TYPES] as TypePattern[])

/** The types of changes that a service receives. */
export const typePatterns = z.array(typePattern).check(z.minLength(1), z.maxLength(50))

/** The service receives what a reader with this clearance sees. */
export const clearance = visibility

const fields = {
  name: line(),
  /** The address to which changes are posted. */
  url: webAddress,
  types: typePatterns,
  clearance: z._default(clearance, 'public'),
  /** The `sub` in the tokens of the client that owns the subscription: it reads it and requests redeliveries. */
  owner: z.optional(line(255)),
  /** The partnerships whose changes are sent. @default all, and changes that belong to none */
  partnershipIds: z.optional(z.array(slug).check(z.minLength(1), z.maxLength(100))),
}

/** `whsec_` and 24 to 64 random bytes in base64 (Standard Webhooks, "Signature scheme"). */
export const webhookSecret = z
  .string()
  .check(
    z.regex(
      /^whsec_(?:[A-Za-z0-9+/]{4}){8,20}(?:[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/]{2}==)?|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
      'must be whsec_ and 24 to 64 random bytes in base64',
    ),
  )

/** The body of `POST /v1/subscriptions`: the registry generates the secret unless it is given. */
export const subscriptionInput = z.strictObject({ ...fields, secret: z.optional(webhookSecret) })
export type SubscriptionInput = z.output<typeof subscriptionInput>

/** The reason why the registry paused it: its address answered 410 (`gone`), or every attempt failed for five days (`failing`). */
export const disabled = z.strictObject({ at: instant, because: z.enum(['gone', 'failing']) })
export type Disabled = z.output<typeof disabled>

export const subscription = z.strictObject({
  id: uuid,
  ...fields,
  /** Nothing is sent while it is paused, nor later; the missed changes can be replayed. */
  paused: z.boolean(),
  /** Set by the registry together with `paused`; absent again once the subscription is resumed. */
  disabled: z.optional(disabled),
  /** Until then messages are also signed with the secret before the last rotation. */
  earlierSecretUntil: z.optional(instant),
  deletedAt: z.optional(instant),
  ...stamps,
})
export type Subscription = z.output<typeof subscription>

/** The secret is shown once, when the subscription is recorded and when the secret is rotated. */
export const subscriptionWithSecret = z.extend(subscription, { secret: z.optional(webhookSecret) })

export const patchedFields = z.strictObject({ ...fields, paused: z.boolean() })
export const subscriptionPatch = mergePatchOf(patchedFields.shape)

export const subscriptionChange = changeOf(SUBSCRIPTION_EVENTS, subscription)

/** The changes of these days in UTC, both included, of the subscription's types or some of them. */
export const replayInput = z
  .strictObject({ from: day, to: day, types: z.optional(typePatterns) })
  .check(fromNotAfterTo, isWithinYears(MAX_REPLAY_YEARS))
export type ReplayInput = z.output<typeof replayInput>

/** The data of the requests for a subscription. Their changes are on the bus; webhooks carry only the test. */
const testRequest = z.strictObject({ subscriptionId: uuid })
const redeliveryRequest = z.strictObject({
  subscriptionId: uuid,
  deliveryId: uuid,
  subject: z.string(),
  sequence: z.int(),
  /** The withdrawn thing, if the delivery is a withdrawal; `subject` and `sequence` then name the change that hides it. */
  withdraws: z.optional(z.pick(withdrawal, { type: true, subject: true, sequence: true })),
})
const replayRequest = z.strictObject({
  subscriptionId: uuid,
  from: day,
  to: day,
  types: z.optional(typePatterns),
})
export type TestRequest = z.output<typeof testRequest>
export type RedeliveryRequest = z.output<typeof redeliveryRequest>
export type ReplayRequest = z.output<typeof replayRequest>

export const testChange = changeOf(['subscription.test'], testRequest)
export const redeliveryChange = changeOf(['subscription.redelivery-requested'], redeliveryRequest)
export const replayChange = changeOf(['subscription.replay-requested'], replayRequest)
