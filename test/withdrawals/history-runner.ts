/** Runs a history: takes each step in the registry and in the model. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { RedeliveryRequest } from '../../contract/subscriptions/schemas'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { Refusal } from '../../domain/shared/refusal'
import type { QueueStep, SubscriberStep, HistoryStep, TermsInput } from './histories'
import { Model, type Terms } from './model'
import { InProcessRegistry } from './in-process-registry'
import { isModelled, type ModelSubscriber, type HistoryTally } from './model-subscriber'
import { Subscribers } from './subscribers'
import { chosen, ThingWriter } from './thing-writer'

/** A message to the fan-out: a change, or a replay, which has no `detail`. */
interface AnnouncedMessage {
  readonly detail?: Change
}

/** The queues must be empty after this number of rounds. */
const MAX_ROUNDS = 10_000

export class HistoryRunner {
  private readonly model = new Model()
  private readonly subscribers: Subscribers
  private readonly registry: InProcessRegistry
  private readonly writer: ThingWriter

  constructor(
    table: string,
    client: DynamoDBDocumentClient,
    private readonly tally: HistoryTally,
  ) {
    this.subscribers = new Subscribers(this.model, tally)
    this.registry = new InProcessRegistry(table, client, this.subscribers.post)
    this.writer = new ThingWriter(this.model, this.registry)
  }

  async subscribe(terms: TermsInput): Promise<void> {
    const url = `https://subscriber-${this.subscribers.all.length}.example/`
    const { types, clearance, partnershipIds } = terms
    const fields = { url, types, clearance, ...(partnershipIds ? { partnershipIds } : {}) }
    const { id } = await this.registry.subscribe(fields)
    this.subscribers.add(id, url, termsOf(terms))
  }

  async run(step: HistoryStep): Promise<void> {
    switch (step.on) {
      case 'registry':
        await this.record(() => this.writer.record(step))
        return
      case 'visit': {
        const subject = chosen(this.model.ofKind('visits'), step.which)
        if (subject !== undefined) await this.record(() => this.writer.changeVisit(subject, step))
        return
      }
      case 'entry': {
        const subject = chosen(this.model.ofKind('books'), step.which)
        if (subject !== undefined) await this.record(() => this.writer.changeEntry(subject, step))
        return
      }
      case 'subscriber': {
        const subscriber = chosen(this.subscribers.all, step.which)
        if (subscriber) await this.changeSubscriber(subscriber, step)
        return
      }
      default:
        await this.runQueue(step)
    }
  }

  /** Lets all subscribers answer and runs the queues until they are empty; throws if a message is missing. */
  async end(): Promise<void> {
    for (const subscriber of this.subscribers.all) subscriber.isDown = false
    for (let rounds = 0; ; rounds += 1) {
      if (rounds > MAX_ROUNDS) throw new Error('The queues did not become empty.')
      if (await this.fanOut(rounds)) continue
      if (await this.deliver(rounds)) continue
      const next = [this.registry.announced.nextDue, this.registry.messages.nextDue].filter(
        (due) => due !== undefined,
      )
      if (next.length === 0) break
      this.registry.now = new Date(Math.min(...next))
    }
    if (this.registry.deadLetters.length > 0)
      throw new Error('A message is in the dead-letter queue although its subscriber answers.')
    this.subscribers.requireAll()
  }

  private async runQueue(step: QueueStep): Promise<void> {
    if (step.do === 'advance clock') return this.registry.advanceClock(step.seconds)
    for (const choice of step.order)
      await (step.do === 'fan out' ? this.fanOut(choice, step.twice) : this.deliver(choice, step.twice))
  }

  private async changeSubscriber(subscriber: ModelSubscriber, step: SubscriberStep): Promise<void> {
    switch (step.do) {
      case 'subscribe':
        return await this.subscribe(step.terms)
      case 'change terms':
        await this.record(() => this.registry.changeSubscription(subscriber.id, { ...step.terms }))
        return this.subscribers.change(subscriber, termsOf(step.terms))
      case 'pause':
      case 'resume': {
        const paused = step.do === 'pause'
        await this.record(() => this.registry.changeSubscription(subscriber.id, { paused }))
        return this.subscribers.pause(subscriber, paused)
      }
      case 'go down':
      case 'come up':
        subscriber.isDown = step.do === 'go down'
        return
      case 'replay':
        return await this.replay(subscriber)
      case 'redeliver':
        return await this.redeliver(subscriber, step.delivery)
    }
  }

  private async replay(subscriber: ModelSubscriber): Promise<void> {
    const day = (time: string | undefined): string => (time ?? this.registry.now.toISOString()).slice(0, 10)
    const [first] = this.model.recorded
    const days = { from: day(first?.change.time), to: day(undefined) }
    const known = [...this.model.recorded]
    const request = await this.record(() => this.registry.replay(subscriber.id, days))
    const since = subscriber.received.length
    if (!request) return
    for (const recorded of known)
      this.subscribers.awaitMessages(subscriber, recorded, { cause: request.id, since })
  }

  private async redeliver(subscriber: ModelSubscriber, choice: number): Promise<void> {
    const { items } = await this.registry.deliveries.readPage({ subscriptionId: subscriber.id, limit: 50 })
    const delivery = chosen(
      items.filter(({ subject }) => isModelled(subject)),
      choice,
    )
    if (!delivery) return
    const request = await this.record(() => this.registry.redeliver(subscriber.id, delivery.id))
    if (!request) return
    this.subscribers.awaitRedelivery(subscriber, request.data as RedeliveryRequest, request.id)
  }

  /** Fans out one of the announced messages; `twice` leaves it in the queue. Returns false if the queue has none. */
  private async fanOut(choice: number, twice = false): Promise<boolean> {
    const body: AnnouncedMessage | undefined = this.registry.announced.take(choice)
    if (!body) return false
    if (twice) this.registry.announced.add(body)
    const recorded = this.model.recorded.find(({ change }) => change.id === body.detail?.id)
    if (recorded) this.subscribers.onFanOut(recorded)
    await this.registry.fanOut(body)
    return true
  }

  /** Attempts one of the queued messages; `twice` leaves it in the queue. Returns false if the queue has none. */
  private async deliver(choice: number, twice = false): Promise<boolean> {
    const message = this.registry.messages.take(choice) as DeliveryMessage | undefined
    if (!message) return false
    if (twice) this.registry.messages.add(message)
    this.subscribers.onAttempt(message)
    await this.registry.deliver(message)
    return true
  }

  /** Records a change, also in the model if it concerns a visit or an entry. Does nothing if the rules forbid it. */
  private async record(write: () => Promise<Change | undefined>): Promise<Change | undefined> {
    const change = await allowed(write)
    if (change && /^(visit|book-entry)\./.test(change.type)) {
      this.model.record(change)
      this.tally.changes += 1
    }
    return change
  }
}

const termsOf = ({ partnershipIds, ...terms }: TermsInput): Terms => ({
  ...terms,
  partnershipIds: partnershipIds ?? undefined,
})

/** The result; undefined if the status of the thing forbids the step. */
async function allowed<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden-step') return undefined
    throw error
  }
}
