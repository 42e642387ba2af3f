/** `deliver()` with the real table, the real `post` and a real subscriber. The test controls clock, randomness and queue. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { readSecrets, rotated, type Secrets, subscriptionItems } from '../../../lambdas/subscriptions/record'
import { openTable } from '../../../lambdas/table/table'
import type { Change } from '../../../contract/changes'
import type { Delivery } from '../../../contract/subscriptions/deliveries'
import { subscriptionInput, type Subscription } from '../../../contract/subscriptions/schemas'
import type { Changed, Moment } from '../../../domain/shared/change'
import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import {
  recordSubscription,
  rotateSecret,
  subscriptionSubject,
} from '../../../domain/notifications/subscription'
import { deliver, type DeliveryResult, type DeliverDeps } from '../../../lambdas/deliver/deliver'
import { post } from '../../../lambdas/deliver/post'
import { newSecret } from '../../../lambdas/deliver/secret'
import { signedHeaders } from '../../../lambdas/deliver/sign'
import { openDeliveries } from '../../../lambdas/subscriptions/deliveries'
import type { Store } from '../../../lambdas/table/store'
import { changeItem } from '../../../lambdas/table/write-items'
import { understood } from '../../domain/shared/builders'
import { changeOfType, subscriptionBody } from '../../domain/notifications/builders'
import { Subscriber, type StubResponder } from '../../support/subscriber'
import { makeTable, type TestTable } from '../../support/table'

export const SECOND = 1000
export const HOUR = 3600 * SECOND
export const DAY = 24 * HOUR

export class Delivering {
  now = new Date('2026-11-17T09:00:00.000Z')
  random = 0.5
  /** The messages that were sent to the dead-letter queue. */
  readonly deadLetters: DeliveryMessage[] = []
  readonly store: Store
  readonly deps: DeliverDeps
  private readonly deliveries: ReturnType<typeof openDeliveries>

  private constructor(
    table: TestTable,
    readonly subscriber: Subscriber,
    readonly subscriptionId: string,
  ) {
    this.store = table.storeAt(() => this.now)
    this.deliveries = openDeliveries(openTable(table.name, table.client), () => this.now)
    this.deps = {
      lane: 'retry',
      store: this.store,
      deliveries: this.deliveries,
      // The subscriber checks timestamps by the machine's clock.
      post: ({ url, id, body, secrets }, deadlineMs) => {
        const headers = signedHeaders({ id, sentAt: new Date(), body }, secrets)
        return post({ url, body, headers }, { deadlineMs, loopback: true })
      },
      sendToDeadLetters: async (message) => {
        this.deadLetters.push(message)
      },
      now: () => this.now,
      random: () => this.random,
    }
  }

  /** A subscriber with this response, and its subscription with these fields. */
  static async to(
    table: TestTable,
    answering: StubResponder = 204,
    fields: object = {},
  ): Promise<Delivering> {
    const subscriber = await Subscriber.open(answering)
    const id = uuidv7()
    const delivering = new Delivering(table, subscriber, id)
    const current = newSecret(randomBytes)
    subscriber.secrets = [current]
    const body = subscriptionBody({ url: subscriber.url, clearance: 'press', ...fields })
    await delivering.store.write({ actor: 'office' }, async (moment) => {
      const next = recordSubscription(understood(subscriptionInput, body), { ...moment, newId: () => id })
      return { change: next.change, items: subscriptionItems(next, undefined, { current }) }
    })
    return delivering
  }

  moveBy(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds)
  }

  /** Records a change of a new thing, and returns its message. */
  async recordChange(fields: Partial<Change> = {}): Promise<DeliveryMessage> {
    const id = uuidv7()
    const visit = changeOfType('visit.planned', { visibility: 'press' })
    const change = { ...visit, id, subject: `visits/${id}`, time: this.now.toISOString(), ...fields }
    await this.store.write({ actor: 'office' }, async () => ({ change, items: [changeItem(change)] }))
    return {
      subscriptionId: this.subscriptionId,
      deliveryId: id,
      subject: change.subject,
      sequence: 1,
      requestId: id,
    }
  }

  /** Handles a message once. */
  deliver = (message: DeliveryMessage, deps: Partial<DeliverDeps> = {}): Promise<DeliveryResult> =>
    deliver(message, { ...this.deps, ...deps })

  /** Records a change, and handles its message once. */
  async attempt(): Promise<DeliveryResult> {
    return this.deliver(await this.recordChange())
  }

  /** Handles a message until it is finished, moving the clock to each due time. Returns the waits in seconds. */
  async deliverUntilFinished(message: DeliveryMessage): Promise<number[]> {
    const waits: number[] = []
    for (;;) {
      const delivered = await this.deliver(message)
      if (delivered.kind !== 'retry') return waits
      waits.push(delivered.seconds)
      this.moveBy(delivered.seconds * SECOND)
    }
  }

  async kept({ deliveryId }: Pick<DeliveryMessage, 'deliveryId'>): Promise<Delivery | undefined> {
    return (await this.deliveries.read(this.subscriptionId, deliveryId))?.delivery
  }

  async subscription(): Promise<Subscription> {
    const kept = await this.store.read<Subscription>(subscriptionSubject(this.subscriptionId))
    if (!kept) throw new Error('The subscription does not exist.')
    return kept.thing
  }

  /** The types and actors of the subscription's changes. */
  async history(): Promise<string[]> {
    const { changes } = await this.store.readHistory(subscriptionSubject(this.subscriptionId), 0, 100)
    return changes.map(({ type, actor }) => `${type} by ${actor}`)
  }

  /** Changes the subscription by a rule. */
  async change(
    rule: (before: Subscription, moment: Moment) => Changed<Subscription> | undefined,
    secrets?: Secrets,
  ): Promise<Subscription> {
    const before = await this.subscription()
    await this.store.write({ actor: 'office' }, async (moment) => {
      const next = rule(before, moment)
      if (!next) throw new Error('The rule changes nothing.')
      return { change: next.change, items: subscriptionItems(next, before, secrets) }
    })
    return this.subscription()
  }

  /** Rotates the secret, and returns the end of the previous one's validity. */
  async rotate(): Promise<Date> {
    const before = await readSecrets(this.store, this.subscriptionId)
    const current = newSecret(randomBytes)
    const until = new Date(this.now.getTime() + DAY)
    await this.change(rotateSecret, rotated(before, current, this.now.toISOString(), until.toISOString()))
    this.subscriber.secrets = [current, ...this.subscriber.secrets]
    return until
  }
}

/** A redelivery of a message. */
export const redeliveryOf = (message: DeliveryMessage): DeliveryMessage => ({
  ...message,
  requestId: uuidv7(),
})

/** Subscribers of a test file, each with a subscription in the file's table, closed after each test. */
export function subscribers() {
  let table: TestTable
  const open: Subscriber[] = []
  beforeAll(async () => {
    table = await makeTable({ stream: false })
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((subscriber) => subscriber.close()))
  })
  afterAll(() => table.remove())

  return {
    /** A subscriber with this response, and its subscription with these fields. */
    to: async (answering?: StubResponder, fields?: object): Promise<Delivering> => {
      const delivering = await Delivering.to(table, answering, fields)
      open.push(delivering.subscriber)
      return delivering
    },
    /** A server without a subscription. */
    elsewhere: async (): Promise<Subscriber> => {
      const subscriber = await Subscriber.open()
      open.push(subscriber)
      return subscriber
    },
  }
}
