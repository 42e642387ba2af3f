/** The function of the subscriptions: who hears of changes, and what became of each delivery. */
import type { Change } from '../contract/changes'
import * as routes from '../contract/subscription-routes'
import type { Subscription } from '../contract/subscriptions'
import { uuid } from '../contract/values'
import type { Changed, Moment } from '../domain/change'
import type { KeptDelivery } from '../domain/delivery'
import { partnershipSubject } from '../domain/partnership'
import { notFound, requireNone } from '../domain/refusal'
import {
  deleteSubscription,
  recordSubscription,
  requestRedelivery,
  requestReplay,
  requestTest,
  rotateSecret,
  subscriptionSubject,
  updateSubscription,
} from '../domain/subscription'
import type { Reply } from './runtime/answer'
import type { Preconditions } from './runtime/conditions'
import { listChanges, listThings, pageOf } from './runtime/lists'
import { on, serve } from './runtime/serve'
import { readAt, unchanged, writtenReply } from './runtime/things'
import { openSubscriptions, type Subscriptions } from './runtime/subscriptions'
import { expiryOf, secondsOf } from './store/expiry'
import { subscriptionRecord, SUBSCRIPTIONS } from './store/record'
import type { Kept } from './store/store'
import { rotated, subscriptionItems, type Secrets } from './store/subscriptions'
import type { Writing } from './store/write'
import { changeItem } from './store/write-items'

const handle = on<Subscriptions>()

export const handlers = [
  handle(routes.recordSubscription, async (request, deps) => {
    const current = request.body.secret ?? deps.newSecret()
    const written = await deps.store.write(request, async (moment) => {
      await requireGood(request.body, deps)
      const next = recordSubscription(request.body, moment)
      return { change: next.change, items: subscriptionItems(next, undefined, { current }) }
    })
    return withSecret(writtenReply<Subscription>(written), current)
  }),

  handle(routes.listSubscriptions, ({ query }, deps) =>
    listThings<Subscription>(
      deps,
      { kind: 'subscription', list: SUBSCRIPTIONS },
      { ...query, order: 'desc' },
      ({ thing }) => subscriptionRecord(thing),
    ),
  ),

  handle(routes.readSubscription, async ({ params, query }, deps) => {
    const { thing } = await readKept(params.subscriptionId, deps)
    if (query.at === undefined) return { body: thing }
    return { body: await readAt<Subscription>(deps.store, subscriptionSubject(thing.id), query.at) }
  }),

  handle(routes.updateSubscription, async (request, deps) => {
    return changeOne(request, deps, async (before, moment) => {
      const next = updateSubscription(before, request.body, moment)
      if (next) await requireGood(next.thing, deps, before)
      return next
    })
  }),

  handle(routes.deleteSubscription, (request, deps) => changeOne(request, deps, deleteSubscription)),

  handle(routes.listSubscriptionChanges, async ({ params, query }, deps) => {
    await readKept(params.subscriptionId, deps)
    return listChanges(deps, subscriptionSubject(params.subscriptionId), query)
  }),

  handle(routes.rotateSecret, async (request, deps) => {
    const current = deps.newSecret()
    const reply = await changeOne(request, deps, rotateSecret, (secrets, { thing, change }) =>
      rotated(secrets, current, change.time, thing.earlierSecretUntil ?? change.time),
    )
    return withSecret(reply, current)
  }),

  handle(routes.testSubscription, async (request, deps) => {
    const { id, ...reply } = await ask(request, deps, requestTest)
    return { ...reply, ...deliveryReply(request.params.subscriptionId, id) }
  }),

  handle(routes.replayChanges, async (request, deps) => {
    const { id: replayId, ...reply } = await ask(request, deps, (subscription, moment) =>
      requestReplay(subscription, request.body, moment),
    )
    const subject = `${subscriptionSubject(request.params.subscriptionId)}/deliveries`
    return { ...reply, body: { replayId }, subject }
  }),

  handle(routes.listDeliveries, async ({ params: { subscriptionId }, query }, deps) => {
    await readKept(subscriptionId, deps)
    const { limit, cursor, ...filters } = query
    const bound = { list: 'deliveries', subscriptionId, ...filters }
    const after = cursor === undefined ? undefined : deps.cursors.read(bound, cursor, uuid)
    const { items, next } = await deps.deliveries.readPage({ subscriptionId, limit, after, ...filters })
    return { body: pageOf(items, next, (place) => deps.cursors.seal(bound, place)) }
  }),

  handle(routes.readDelivery, async ({ params }, deps) => ({
    body: (await readDelivery(params, deps)).delivery,
  })),

  handle(routes.redeliver, async (request, deps) => {
    const { delivery } = await readDelivery(request.params, deps)
    const { id: _, ...reply } = await ask(request, deps, (subscription, moment) =>
      requestRedelivery(subscription, delivery, moment),
    )
    return { ...reply, ...deliveryReply(request.params.subscriptionId, delivery.id) }
  }),
]

export const handler = serve(openSubscriptions, handlers)

interface OneSubscription {
  readonly subscriptionId: string
}

/** A subscription, also one that is deleted, until what was delivered to it expires; throws `not-found`. */
async function readKept(subscriptionId: string, { store, now }: Subscriptions): Promise<Kept<Subscription>> {
  const kept = await store.read<Subscription>(subscriptionSubject(subscriptionId))
  const deletedAt = kept?.thing.deletedAt
  // TTL deletes late.
  if (!kept || (deletedAt !== undefined && expiryOf(deletedAt) <= secondsOf(now())))
    throw notFound('subscription')
  return kept
}

async function readDelivery(
  { subscriptionId, deliveryId }: OneSubscription & { readonly deliveryId: string },
  deps: Subscriptions,
): Promise<KeptDelivery> {
  await readKept(subscriptionId, deps)
  const kept = await deps.deliveries.read(subscriptionId, deliveryId)
  if (!kept) throw notFound('delivery')
  return kept
}

/** Throws `invalid` when nothing will ever be posted to an address, or a partnership is not recorded, that was not there before. */
async function requireGood(
  { url, partnershipIds = [] }: Pick<Subscription, 'url' | 'partnershipIds'>,
  { faultOf, store }: Subscriptions,
  before?: Subscription,
): Promise<void> {
  const fault = url === before?.url ? undefined : await faultOf(url)
  const known = await store.readThings(partnershipIds.map(partnershipSubject))
  const unknown = partnershipIds.flatMap((id, index) =>
    known.has(partnershipSubject(id)) || before?.partnershipIds?.includes(id)
      ? []
      : [{ pointer: `/partnershipIds/${index}`, message: 'is not the id of a partnership' }],
  )
  requireNone([...(fault === undefined ? [] : [{ pointer: '/url', message: fault }]), ...unknown])
}

type Awaitable<T> = T | Promise<T>
type Asking = Writing & { readonly params: OneSubscription }
type Changing = Asking & Pick<Preconditions, 'requireVersion'>

/** Changes a subscription, and its secrets where these are made anew from those before. */
async function changeOne(
  request: Changing,
  deps: Subscriptions,
  decide: (before: Subscription, moment: Moment) => Awaitable<Changed<Subscription> | undefined>,
  secretsFrom?: (before: Secrets | undefined, next: Changed<Subscription>) => Secrets,
): Promise<Reply<Subscription>> {
  const subject = subscriptionSubject(request.params.subscriptionId)
  const written = await deps.store.write(request, async (moment) => {
    const { thing: before } = await readKept(request.params.subscriptionId, deps)
    request.requireVersion(before.version)
    const next = await decide(before, moment)
    if (!next) return unchanged(subject, before)
    const secrets = secretsFrom && secretsFrom(await deps.store.readSecrets(before.id), next)
    return { change: next.change, items: subscriptionItems(next, before, secrets) }
  })
  return writtenReply(written)
}

/** Records a request for a subscription: what it asks for is done by whoever hears of it. Gives its change's id. */
async function ask(
  request: Asking,
  deps: Subscriptions,
  decide: (subscription: Subscription, moment: Moment) => Change,
): Promise<{ readonly id: string; readonly replayed?: true }> {
  const { changeId = '', replayed } = await deps.store.write(request, async (moment) => {
    const { thing } = await readKept(request.params.subscriptionId, deps)
    const change = decide(thing, moment)
    return { change, items: [changeItem(change)] }
  })
  return { id: changeId, ...(replayed ? { replayed } : {}) }
}

/** A secret is shown once: a repeated answer is without it. */
const withSecret = ({ body, ...reply }: Reply<Subscription>, secret: string) => ({
  ...reply,
  body: reply.replayed ? body : { ...body, secret },
})

const deliveryReply = (subscriptionId: string, deliveryId: string) => ({
  body: { deliveryId },
  subject: `${subscriptionSubject(subscriptionId)}/deliveries/${deliveryId}`,
})
