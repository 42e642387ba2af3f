/** The function of the subscriptions and their deliveries. */
import * as routes from '../../contract/subscriptions/routes'
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
import { subscriptionView } from '../../domain/notifications/view'
import { on, serve } from '../http/serve'
import { changeOne, shownOnce, writtenReply } from '../things/change'
import { listHistory } from '../things/history'
import { find } from '../things/kind'
import { listOwn } from '../things/list'
import { readOne } from '../things/read'
import { openSubscriptions, type Subscriptions } from './dependencies'
import { listDeliveries, readDelivery } from './delivery-list'
import { requireGoodTargets } from './linked-things'
import { readSecrets, rotated, subscriptionItems, SUBSCRIPTIONS } from './record'
import { recordRequest } from './request'
import { SUBSCRIPTION } from './kind'

const handle = on<Subscriptions>()

export const handlers = [
  handle(routes.recordSubscription, async (request, deps) => {
    const current = request.body.secret ?? deps.newSecret()
    const written = await deps.store.write(request, async (moment) => {
      await requireGoodTargets(request.body, deps)
      const next = recordSubscription(request.body, moment)
      return { change: next.change, items: subscriptionItems(next, undefined, { current }) }
    })
    return shownOnce(writtenReply(written, request, subscriptionView), { secret: current })
  }),

  handle(routes.listSubscriptions, listOwn(SUBSCRIPTION, SUBSCRIPTIONS)),

  handle(routes.readSubscription, readOne(SUBSCRIPTION)),

  handle(
    routes.updateSubscription,
    changeOne(SUBSCRIPTION, async ({ thing: before }, { body }, deps, moment) => {
      const next = updateSubscription(before, body, moment)
      if (!next) return undefined
      await requireGoodTargets(next.thing, deps, before)
      return { change: next.change, items: subscriptionItems(next, before) }
    }),
  ),

  handle(
    routes.deleteSubscription,
    changeOne(SUBSCRIPTION, ({ thing: before }, _request, _deps, moment) => {
      const next = deleteSubscription(before, moment)
      return next && { change: next.change, items: subscriptionItems(next, before) }
    }),
  ),

  handle(routes.listSubscriptionChanges, listHistory(SUBSCRIPTION)),

  handle(routes.rotateSecret, async (request, deps) => {
    const current = deps.newSecret()
    const rotate = changeOne(
      SUBSCRIPTION,
      async ({ thing: before }, _request: typeof request, { store }, moment) => {
        const next = rotateSecret(before, moment)
        const until = next.thing.earlierSecretUntil ?? next.change.time
        const secrets = rotated(await readSecrets(store, before.id), current, next.change.time, until)
        return { change: next.change, items: subscriptionItems(next, before, secrets) }
      },
    )
    return shownOnce(await rotate(request, deps), { secret: current })
  }),

  handle(routes.testSubscription, async (request, deps) => {
    const { id, ...reply } = await recordRequest(request, deps, requestTest)
    return { ...reply, ...deliveryReply(request.params.subscriptionId, id) }
  }),

  handle(routes.replayChanges, async (request, deps) => {
    const { id: replayId, ...reply } = await recordRequest(request, deps, (subscription, moment) =>
      requestReplay(subscription, request.body, moment),
    )
    const subject = `${subscriptionSubject(request.params.subscriptionId)}/deliveries`
    return { ...reply, body: { replayId }, subject }
  }),

  handle(routes.listDeliveries, async (request, deps) => {
    const { thing } = await find(SUBSCRIPTION, request, deps)
    return { body: await listDeliveries(thing.id, request.query, deps) }
  }),

  handle(routes.readDelivery, async (request, deps) => ({
    body: (await readDelivery(request, deps)).delivery,
  })),

  handle(routes.redeliver, async (request, deps) => {
    const kept = await readDelivery(request, deps)
    const { id: _, ...reply } = await recordRequest(request, deps, (subscription, moment) =>
      requestRedelivery(subscription, kept, moment),
    )
    return { ...reply, ...deliveryReply(request.params.subscriptionId, kept.delivery.id) }
  }),
]

export const handler = serve(openSubscriptions, handlers)

const deliveryReply = (subscriptionId: string, deliveryId: string) => ({
  body: { deliveryId },
  subject: `${subscriptionSubject(subscriptionId)}/deliveries/${deliveryId}`,
})
