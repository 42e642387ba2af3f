/** Recorded changes are sent to real subscribers by the real fan-out and delivery. The test controls clock and queues. */
import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import { post } from '../../../lambdas/deliver/post'
import { signedHeaders } from '../../../lambdas/deliver/sign'
import { SECRET } from '../../domain/notifications/builders'
import { withTable } from '../../model/table'
import { Subscriber, type WebhookBody } from '../../support/subscriber'
import { makeTable, type TestTable } from '../../support/table'
import { InProcessRegistry } from '../../withdrawals/in-process-registry'

/** A subscriber with its subscription. */
export interface Service {
  readonly id: string
  readonly subscriber: Subscriber
  /** The messages that it received since the last call. */
  readonly newMessages: () => WebhookBody['data'][]
}

export class Withdrawing extends InProcessRegistry {
  private readonly open: Subscriber[] = []

  constructor(table: string, { client }: TestTable) {
    // The subscriber checks timestamps by the machine's clock.
    super(table, client, ({ url, id, body, secrets }, deadlineMs) =>
      post(
        { url, body, headers: signedHeaders({ id, sentAt: new Date(), body }, secrets) },
        { deadlineMs, loopback: true },
      ),
    )
  }

  async service(fields: object = {}): Promise<Service> {
    const subscriber = await Subscriber.open()
    this.open.push(subscriber)
    subscriber.secrets = [SECRET]
    const { id } = await this.subscribe({ url: subscriber.url, types: ['*'], ...fields })
    let read = 0
    const newMessages = () => {
      const messages = subscriber.messages.slice(read).map(({ data }) => data)
      read += messages.length
      return messages
    }
    return { id, subscriber, newMessages }
  }

  /** Fans out all announced changes, in the order in which they were recorded. */
  async fanOutAll(): Promise<void> {
    for (let body = this.announced.take(); body; body = this.announced.take()) await this.fanOut(body)
  }

  /** Fans out and delivers everything that is due. */
  async work(): Promise<void> {
    await this.fanOutAll()
    for (let body = this.messages.take(); body; body = this.messages.take())
      await this.deliver(body as DeliveryMessage)
  }

  /** Works until all queues are empty, moving the clock to the time at which each message is due. */
  async workOff(): Promise<void> {
    for (;;) {
      await this.work()
      const due = [this.announced.nextDue, this.messages.nextDue].filter((each) => each !== undefined)
      if (due.length === 0) return
      this.now = new Date(Math.min(...due))
    }
  }

  close = () => Promise.all(this.open.map((subscriber) => subscriber.close()))
}

/** Gives each test a registry with a table of its own, on one engine for the file. */
export function registries(): (use: (registry: Withdrawing) => Promise<void>) => Promise<void> {
  let engine: TestTable
  beforeAll(async () => {
    engine = await makeTable({ stream: false })
  })
  afterAll(() => engine.remove())
  return (use) =>
    withTable(engine, async (table) => {
      const registry = new Withdrawing(table, engine)
      await use(registry).finally(registry.close)
    })
}
