/** The function of the subscriptions: who hears of changes, and what became of each delivery. */
import type { Change } from '../../contract/changes'
import * as routes from '../../contract/subscriptions/routes'
import type { Subscription } from '../../contract/subscriptions/schemas'
import { uuid } from '../../contract/values/values'
import { subscriptionView } from '../../domain/notifications/view'
import type { Changed, Moment } from '../../domain/shared/change'
import type { KeptDelivery } from '../../domain/notifications/delivery'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { notFound, requireNone } from '../../domain/shared/refusal'
import {
  deleteSubscription,
  recordSubscription,
  requestRedelivery,
  requestReplay,
  requestTest,
  rotateSecret,
  subscriptionSubject,
  updateSubscription,
} from '../../domain/notifications/subscription'
import type { Reply } from '../http/answer'
import type { Preconditions } from '../http/conditions'
import { listChanges, listOwn, toPage } from '../things/lists'
import { on, serve, type Reader } from '../http/serve'
import { isOwn, readAt, unchanged, writtenReply } from '../things/things'
import { openSubscriptions, type Subscriptions } from './dependencies'
import { expiryOf, secondsOf } from '../table/expiry'
import { subscriptionRecord, SUBSCRIPTIONS } from '../table/record'
import { rotated, subscriptionItems, type Secrets } from './record'
import type { Writing } from '../table/write'
import { changeItem } from '../table/write-items'

const handle = on<Subscriptions>()

export const handlers = [
  handle(routes.recordSubscription, async (request, deps) => {
    const current = request.body.secret ?? deps.newSecret()
    const written = await deps.store.write(request, async (moment) => {
      await requireGood(request.body, deps)
      const next = recordSubscription(request.body, moment)
      return { change: next.change, items: subscriptionItems(next, undefined, { current }) }
    })
    return withSecret(writtenReply<Subscription>(written, request, subscriptionView), current)
  }),

  handle(routes.listSubscriptions, (request, deps) =>
    listOwn<Subscription>(
      deps,
      { kind: 'subscription', list: SUBSCRIPTIONS, view: subscriptionView },
      request,
      ({ thing }) => subscriptionRecord(thing),
    ),
  ),

  handle(routes.readSubscription, async (request, deps) => {
    const { id } = await readOwn(request, deps)
    return {
      body: await readAt<Subscription>(
        deps.store,
        subscriptionSubject(id),
        request.query.at,
        request,
        subscriptionView,
      ),
    }
  }),

  handle(routes.updateSubscription, async (request, deps) => {
    return changeOne(request, deps, async (before, moment) => {
      const next = updateSubscription(before, request.body, moment)
      if (next) await requireGood(next.thing, deps, before)
      return next
    })
  }),

  handle(routes.deleteSubscription, (request, deps) => changeOne(request, deps, deleteSubscription)),

  handle(routes.listSubscriptionChanges, async (request, deps) => {
    const { id } = await readOwn(request, deps)
    return listChanges(deps, subscriptionSubject(id), request)
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

  handle(routes.listDeliveries, async (request, deps) => {
    const { id: subscriptionId } = await readOwn(request, deps)
    const { limit, cursor, ...filters } = request.query
    const bound = { list: 'deliveries', subscriptionId, ...filters }
    const after = cursor === undefined ? undefined : deps.cursors.read(bound, cursor, uuid)
    const { items, next } = await deps.deliveries.readPage({ subscriptionId, limit, after, ...filters })
    return { body: toPage(items, next, (place) => deps.cursors.seal(bound, place)) }
  }),

  handle(routes.readDelivery, async (request, deps) => ({
    body: (await readDelivery(request, deps)).delivery,
  })),

  handle(routes.redeliver, async (request, deps) => {
    const kept = await readDelivery(request, deps)
    const { id: _, ...reply } = await ask(request, deps, (subscription, moment) =>
      requestRedelivery(subscription, kept, moment),
    )
    return { ...reply, ...deliveryReply(request.params.subscriptionId, kept.delivery.id) }
  }),
]

export const handler = serve(openSubscriptions, handlers)

/** A request about one subscription. */
type OneSubscription = Reader & { readonly params: { readonly subscriptionId: string } }

/**
 * A subscription that the caller owns, or any for an administrator. A deleted one can be read until its deliveries expire.
 * Throws `not-found`.
 */
async function readOwn(
  { params, ...reader }: OneSubscription,
  { store, now }: Subscriptions,
): Promise<Subscription> {
  const subject = subscriptionSubject(params.subscriptionId)
  const kept = await store.read<Subscription>(subject)
  const deletedAt = kept?.thing.deletedAt
  // TTL deletes late.
  const isForgotten = deletedAt !== undefined && expiryOf(deletedAt) <= secondsOf(now())
  if (!kept || isForgotten || !isOwn(reader, kept.thing.owner)) throw notFound()
  return kept.thing
}

type OneDelivery = Reader & {
  readonly params: { readonly subscriptionId: string; readonly deliveryId: string }
}

async function readDelivery(request: OneDelivery, deps: Subscriptions): Promise<KeptDelivery> {
  const { id } = await readOwn(request, deps)
  const kept = await deps.deliveries.read(id, request.params.deliveryId)
  if (!kept) throw notFound()
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
type Asking = Writing & OneSubscription
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
    const before = await readOwn(request, deps)
    request.requireVersion(before.version)
    const next = await decide(before, moment)
    if (!next) return unchanged(subject, before)
    const secrets = secretsFrom && secretsFrom(await deps.store.readSecrets(before.id), next)
    return { change: next.change, items: subscriptionItems(next, before, secrets) }
  })
  return writtenReply(written, request, subscriptionView)
}

/** Records a request for a subscription: what it asks for is done by whoever hears of it. Gives its change's id. */
async function ask(
  request: Asking,
  deps: Subscriptions,
  decide: (subscription: Subscription, moment: Moment) => Change,
): Promise<{ readonly id: string; readonly replayed?: true }> {
  const { changeId = '', replayed } = await deps.store.write(request, async (moment) => {
    const change = decide(await readOwn(request, deps), moment)
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
