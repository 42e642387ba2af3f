/** The subscribed services of a history: each message is checked, and missing messages are an error. */
import type { AttemptReport, DeliveryMessage } from '../../domain/notifications/delivery'
import type { WebhookMessage } from '../../lambdas/deliver/deliver'
import { MessageChecker } from './message-checker'
import { matchesType, matchesKind, type Model, type Recorded, type Terms } from './model'
import {
  isModelled,
  keyOf,
  newSubscriber,
  type AwaitedMessage,
  type Subscriber,
  type Tally,
  type MessageIdentity,
} from './subscriber'

type MessageRef = Pick<DeliveryMessage, 'subject' | 'sequence' | 'withdraws'>

export class Subscribers {
  readonly all: Subscriber[] = []
  private readonly checker: MessageChecker

  constructor(
    private readonly model: Model,
    private readonly tally: Tally,
  ) {
    this.checker = new MessageChecker(model, tally)
  }

  add(id: string, url: string, terms: Terms): void {
    this.all.push(newSubscriber(id, url, terms, this.model.now))
  }

  /** Changes the terms; messages that were requested under the old terms are no longer awaited. */
  change(subscriber: Subscriber, terms: Terms): void {
    subscriber.earlier.push({ terms: subscriber.terms, until: this.model.now })
    subscriber.terms = terms
    forgetRequests(subscriber)
  }

  pause(subscriber: Subscriber, isPaused: boolean): void {
    subscriber.isPaused = isPaused
    forgetRequests(subscriber)
  }

  /** A change is fanned out: its messages are awaited from now on. */
  onFanOut(recorded: Recorded): void {
    for (const subscriber of this.all.filter(({ isPaused }) => !isPaused)) this.await(subscriber, recorded)
  }

  /** Awaits the messages of a change under the current terms: the change, and its withdrawals. */
  await(subscriber: Subscriber, recorded: Recorded, replay?: Pick<AwaitedMessage, 'cause' | 'since'>): void {
    const { type, subject } = recorded.change
    const { terms } = subscriber
    const requestOf = ({ change }: Recorded) => replay ?? { cause: change.id, since: 0 }
    if (matchesType(terms, type) && this.model.contentOf(recorded, terms, recorded.at))
      push(subscriber, { subject, recorded, isWithdrawal: false, ...requestOf(recorded) })
    for (const { subject: hidden, by } of this.model.withdrawalsBy(recorded, terms))
      if (by.at > subscriber.from && matchesKind(terms, this.model.latest(hidden)?.type ?? ''))
        push(subscriber, { subject: hidden, recorded: by, isWithdrawal: true, ...requestOf(by) })
  }

  /** A redelivery is requested. */
  awaitAgain(subscriber: Subscriber, delivery: MessageRef, cause: string): void {
    push(subscriber, { ...this.identityOf(delivery), cause, since: subscriber.received.length })
  }

  /** A message is about to be attempted: if it may not be sent now, it is no longer awaited. */
  onAttempt({ subscriptionId, requestId, ...message }: DeliveryMessage): void {
    const subscriber = this.all.find(({ id }) => id === subscriptionId)
    if (!subscriber || !isModelled(message.subject)) return
    const identity = this.identityOf(message)
    if (!subscriber.isPaused && this.maySend(subscriber, identity)) return
    const key = keyOf(identity)
    if (requestId > (subscriber.skipped.get(key) ?? '')) subscriber.skipped.set(key, requestId)
    subscriber.awaited = subscriber.awaited.filter((each) => keyOf(each) !== key || each.cause > requestId)
  }

  /** Receives a message. It is checked even if the subscriber is down, since it has left the registry. */
  readonly post = async ({ url, id, body }: WebhookMessage): Promise<AttemptReport> => {
    const subscriber = this.all.find((each) => each.url === url)
    if (!subscriber) throw new Error(`No subscriber is at ${url}.`)
    const key = this.checker.keyOf(subscriber, id, body)
    if (subscriber.isDown) {
      this.tally.refused += 1
      return { outcome: 'refused', status: 500, ms: 1 }
    }
    this.tally.messages += 1
    if (subscriber.received.includes(key)) this.tally.repeats += 1
    subscriber.received.push(key)
    return { outcome: 'delivered', status: 204, ms: 1 }
  }

  /** Throws if an awaited message has not arrived; called when the queues are empty. */
  requireAll(): void {
    for (const { terms, awaited, received } of this.all) {
      const missing = awaited.find((each) => !received.slice(each.since).includes(keyOf(each)))
      if (missing) throw new Error(`${JSON.stringify(terms)} was not sent the ${keyOf(missing)}.`)
    }
  }

  private maySend({ terms }: Subscriber, { subject, recorded, isWithdrawal }: MessageIdentity): boolean {
    if (isWithdrawal) return !this.model.isSeen(terms, subject)
    return this.model.contentOf(recorded, terms) !== undefined
  }

  private identityOf({ subject, sequence, withdraws }: MessageRef): MessageIdentity {
    const recorded = this.model.recorded.find(
      ({ change }) => change.subject === subject && change.sequence === sequence,
    )
    if (!recorded) throw new Error(`There is no change ${sequence} of ${subject}.`)
    return { subject: withdraws?.subject ?? subject, recorded, isWithdrawal: withdraws !== undefined }
  }
}

/** Awaits a message, unless an attempt for this request or a later one was skipped. */
function push({ awaited, skipped }: Subscriber, each: AwaitedMessage): void {
  if (each.cause > (skipped.get(keyOf(each)) ?? '')) awaited.push(each)
}

function forgetRequests(subscriber: Subscriber): void {
  subscriber.awaited = subscriber.awaited.filter(({ cause, recorded }) => cause === recorded.change.id)
}
