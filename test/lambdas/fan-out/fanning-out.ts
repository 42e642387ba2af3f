/** The fan-out with the real table, and queues that collect messages. */
import { v7 as uuidv7 } from 'uuid'
import type { Change } from '../../../contract/changes'
import { subscriptionInput, type Subscription } from '../../../contract/subscriptions/schemas'
import type { Changed, Moment } from '../../../domain/shared/change'
import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import {
  deleteSubscription,
  recordSubscription,
  subscriptionSubject,
  updateSubscription,
} from '../../../domain/notifications/subscription'
import { handleMessage, type FanOutFunctionDeps } from '../../../lambdas/fan-out/handler'
import type { OutgoingMessage } from '../../../lambdas/aws/queue'
import type { Store } from '../../../lambdas/table/store'
import { subscriptionItems } from '../../../lambdas/subscriptions/record'
import { changeItem } from '../../../lambdas/table/write-items'
import { understood } from '../../domain/shared/builders'
import { changeOfType, SECRET, subscriptionBody } from '../../domain/notifications/builders'
import { makeTable, type TestTable } from '../../support/table'

export const BOOKS = ['golden-book', 'guest-book']

export class FanningOut {
  now = new Date('2026-11-01T00:00:00.000Z')
  readonly announced: OutgoingMessage[] = []
  readonly deliveries: OutgoingMessage[] = []
  readonly store: Store
  private readonly subscribed: Subscription[] = []

  private constructor(readonly table: TestTable) {
    this.store = table.storeAt(() => this.now)
  }

  static async open(): Promise<FanningOut> {
    return new FanningOut(await makeTable({ stream: false }))
  }

  get deps(): FanOutFunctionDeps {
    return {
      store: { ...this.store, books: BOOKS },
      announced: collecting(this.announced),
      deliveries: collecting(this.deliveries),
    }
  }

  /** Empties the queues, and deletes all subscriptions. */
  async clear(): Promise<void> {
    for (const each of this.subscribed.splice(0)) await this.change(each, deleteSubscription)
    this.announced.length = 0
    this.deliveries.length = 0
  }

  async subscribe(fields: object = {}): Promise<Subscription> {
    const body = understood(subscriptionInput, subscriptionBody(fields))
    const { data } = await this.store.write({ actor: 'office' }, async (moment) => {
      const next = recordSubscription(body, moment)
      return { change: next.change, items: subscriptionItems(next, undefined, { current: SECRET }) }
    })
    this.subscribed.push(data as Subscription)
    return data as Subscription
  }

  update = (subscription: Subscription, patch: object): Promise<void> =>
    this.change(subscription, (before, moment) => updateSubscription(before, patch, moment))

  pause = (subscription: Subscription, paused = true): Promise<void> => this.update(subscription, { paused })

  remove = (subscription: Subscription): Promise<void> => this.change(subscription, deleteSubscription)

  /** Records a change of a new thing, now. */
  async recordChange(type: Change['type'], data: object = {}): Promise<Change> {
    const id = uuidv7({ msecs: this.now.getTime() })
    const change = { ...changeOfType(type, data), id, subject: `things/${id}`, time: this.now.toISOString() }
    await this.store.write({ actor: 'office' }, async () => ({ change, items: [changeItem(change)] }))
    return change
  }

  /** Handles a change as the bus delivers it. */
  fanOut = (detail: Change, deps = this.deps) =>
    handleMessage(JSON.stringify({ source: 'golden-book', detail }), deps)

  /** A moment for requests of an administrator, now. */
  get moment(): Moment {
    return { now: this.now.toISOString(), actor: 'admin', newId: () => uuidv7() }
  }

  private async change(
    { id }: Subscription,
    rule: (before: Subscription, moment: Moment) => Changed<Subscription> | undefined,
  ): Promise<void> {
    const subject = subscriptionSubject(id)
    await this.store.write({ actor: 'office' }, async (moment) => {
      const before = (await this.store.read<Subscription>(subject))?.thing
      const next = before && rule(before, moment)
      if (!next) return { subject, sequence: 1, data: before }
      return { change: next.change, items: subscriptionItems(next, before) }
    })
  }
}

const collecting = (queue: OutgoingMessage[]) => ({
  send: async (messages: readonly OutgoingMessage[]) => {
    queue.push(...messages)
  },
})

export const messageOf = (
  { id, subject, sequence }: Change,
  subscriptionId: string,
  requestId = id,
): DeliveryMessage => ({ subscriptionId, deliveryId: id, subject, sequence, requestId })
