/** Runs a history: each step is taken in the registry and in the model. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { RedeliveryRequest } from '../../contract/subscriptions/schemas'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { Refusal } from '../../domain/shared/refusal'
import type { QueueStep, SubscriberStep, Step, TermsOf } from './histories'
import { Model, type Terms } from './model'
import { Office } from './office'
import { isModelled, type Subscriber, type Tally } from './subscriber'
import { Subscribers } from './subscribers'
import { chosen, Things } from './things'

/** Bodies that both the queue and the fan-out know. */
interface Announced {
  readonly detail?: Change
}

/** The most turns until the queues are empty. */
const MAX_TURNS = 10_000

export class Scene {
  private readonly model = new Model()
  private readonly subscribers: Subscribers
  private readonly office: Office
  private readonly things: Things

  constructor(
    table: string,
    client: DynamoDBDocumentClient,
    private readonly tally: Tally,
  ) {
    this.subscribers = new Subscribers(this.model, tally)
    this.office = new Office(table, client, this.subscribers.post)
    this.things = new Things(this.model, this.office)
  }

  async subscribe(terms: TermsOf): Promise<void> {
    const url = `https://subscriber-${this.subscribers.all.length}.example/`
    const { types, clearance, partnershipIds } = terms
    const asked = { url, types, clearance, ...(partnershipIds ? { partnershipIds } : {}) }
    const { id } = await this.office.subscribe(asked)
    this.subscribers.add(id, url, termsOf(terms))
  }

  async take(step: Step): Promise<void> {
    switch (step.on) {
      case 'office':
        await this.record(() => this.things.record(step))
        return
      case 'visit': {
        const subject = chosen(this.model.ofKind('visits'), step.which)
        if (subject !== undefined) await this.record(() => this.things.toVisit(subject, step))
        return
      }
      case 'entry': {
        const subject = chosen(this.model.ofKind('books'), step.which)
        if (subject !== undefined) await this.record(() => this.things.toEntry(subject, step))
        return
      }
      case 'subscriber': {
        const subscriber = chosen(this.subscribers.all, step.which)
        if (subscriber) await this.toSubscriber(subscriber, step)
        return
      }
      default:
        await this.toQueue(step)
    }
  }

  /** All subscribers come up and the queues run until they are empty; throws if a message is missing. */
  async end(): Promise<void> {
    for (const subscriber of this.subscribers.all) subscriber.isDown = false
    for (let turns = 0; ; turns += 1) {
      if (turns > MAX_TURNS) throw new Error('The queues never get empty.')
      if (await this.hear(turns)) continue
      if (await this.deliver(turns)) continue
      const next = [this.office.announced.nextDue, this.office.messages.nextDue].filter(
        (due) => due !== undefined,
      )
      if (next.length === 0) break
      this.office.now = new Date(Math.min(...next))
    }
    if (this.office.deadLetters.length > 0) throw new Error('A message was given up that could be delivered.')
    this.subscribers.requireAll()
  }

  private async toQueue(step: QueueStep): Promise<void> {
    if (step.do === 'wait') return this.office.moveBy(step.seconds)
    for (const choice of step.order)
      await (step.do === 'hear' ? this.hear(choice, step.twice) : this.deliver(choice, step.twice))
  }

  private async toSubscriber(subscriber: Subscriber, step: SubscriberStep): Promise<void> {
    switch (step.do) {
      case 'subscribe':
        return await this.subscribe(step.terms)
      case 'change terms':
        await this.record(() => this.office.changeSubscription(subscriber.id, { ...step.terms }))
        return this.subscribers.change(subscriber, termsOf(step.terms))
      case 'pause':
      case 'resume': {
        const paused = step.do === 'pause'
        await this.record(() => this.office.changeSubscription(subscriber.id, { paused }))
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

  private async replay(subscriber: Subscriber): Promise<void> {
    const day = (time: string | undefined): string => (time ?? this.office.now.toISOString()).slice(0, 10)
    const [first] = this.model.recorded
    const days = { from: day(first?.change.time), to: day(undefined) }
    const known = [...this.model.recorded]
    const request = await this.record(() => this.office.replay(subscriber.id, days))
    const since = subscriber.received.length
    if (!request) return
    for (const recorded of known) this.subscribers.await(subscriber, recorded, { asked: request.id, since })
  }

  private async redeliver(subscriber: Subscriber, choice: number): Promise<void> {
    const { items } = await this.office.deliveries.readPage({ subscriptionId: subscriber.id, limit: 50 })
    const delivery = chosen(
      items.filter(({ subject }) => isModelled(subject)),
      choice,
    )
    if (!delivery) return
    const request = await this.record(() => this.office.redeliver(subscriber.id, delivery.id))
    if (!request) return
    this.subscribers.awaitAgain(subscriber, request.data as RedeliveryRequest, request.id)
  }

  /** Fans out one of the announced changes, `twice` if it must be announced again; false when there is none. */
  private async hear(choice: number, twice = false): Promise<boolean> {
    const body: Announced | undefined = this.office.announced.take(choice)
    if (!body) return false
    if (twice) this.office.announced.add(body)
    const recorded = this.model.recorded.find(({ change }) => change.id === body.detail?.id)
    if (recorded) this.subscribers.onFanOut(recorded)
    await this.office.hear(body)
    return true
  }

  private async deliver(choice: number, twice = false): Promise<boolean> {
    const message = this.office.messages.take(choice) as DeliveryMessage | undefined
    if (!message) return false
    if (twice) this.office.messages.add(message)
    this.subscribers.onAttempt(message)
    await this.office.deliver(message)
    return true
  }

  /** Records a change that the rules allow, also in the model if it is of a visit or an entry. */
  private async record(write: () => Promise<Change | undefined>): Promise<Change | undefined> {
    const change = await allowed(write)
    if (change && /^(visit|book-entry)\./.test(change.type)) {
      this.model.record(change)
      this.tally.changes += 1
    }
    return change
  }
}

const termsOf = ({ partnershipIds, ...terms }: TermsOf): Terms => ({
  ...terms,
  partnershipIds: partnershipIds ?? undefined,
})

/** A step that the state of a thing forbids is not taken. */
async function allowed<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden-step') return undefined
    throw error
  }
}
