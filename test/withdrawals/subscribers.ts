/** The subscribers of a history: checks each message that they receive, and finds missing messages. */
import type { AttemptReport, DeliveryMessage } from '../../domain/notifications/delivery'
import type { WebhookMessage } from '../../lambdas/deliver/deliver'
import { MessageChecker } from './message-checker'
import { matchesType, matchesKind, type Model, type RecordedChange, type Terms } from './model'
import {
  isModelled,
  keyOf,
  newModelSubscriber,
  type AwaitedMessage,
  type ModelSubscriber,
  type HistoryTally,
  type MessageIdentity,
} from './model-subscriber'

type MessageRef = Pick<DeliveryMessage, 'subject' | 'sequence' | 'withdraws'>

export class Subscribers {
  readonly all: ModelSubscriber[] = []
  private readonly checker: MessageChecker

  constructor(
    private readonly model: Model,
    private readonly tally: HistoryTally,
  ) {
    this.checker = new MessageChecker(model, tally)
  }

  add(id: string, url: string, terms: Terms): void {
    this.all.push(newModelSubscriber(id, url, terms, this.model.now))
  }

  /** Changes the terms; messages that were requested under the old terms are no longer awaited. */
  change(subscriber: ModelSubscriber, terms: Terms): void {
    subscriber.earlier.push({ terms: subscriber.terms, until: this.model.now })
    subscriber.terms = terms
    forgetRequests(subscriber)
  }

  pause(subscriber: ModelSubscriber, isPaused: boolean): void {
    subscriber.isPaused = isPaused
    forgetRequests(subscriber)
  }

  /** Awaits the messages of a change that is fanned out. */
  onFanOut(recorded: RecordedChange): void {
    for (const subscriber of this.all.filter(({ isPaused }) => !isPaused))
      this.awaitMessages(subscriber, recorded)
  }

  /** Awaits the messages of a change under the current terms: the change, and its withdrawals. */
  awaitMessages(
    subscriber: ModelSubscriber,
    recorded: RecordedChange,
    replay?: Pick<AwaitedMessage, 'cause' | 'since'>,
  ): void {
    const { type, subject } = recorded.change
    const { terms } = subscriber
    const requestOf = ({ change }: RecordedChange) => replay ?? { cause: change.id, since: 0 }
    if (matchesType(terms, type) && this.model.contentOf(recorded, terms, recorded.at))
      addAwaited(subscriber, { subject, recorded, isWithdrawal: false, ...requestOf(recorded) })
    for (const { subject: hidden, by } of this.model.withdrawalsBy(recorded, terms))
      if (by.at > subscriber.from && matchesKind(terms, this.model.latest(hidden)?.type ?? ''))
        addAwaited(subscriber, { subject: hidden, recorded: by, isWithdrawal: true, ...requestOf(by) })
  }

  /** Awaits the message of a requested redelivery. */
  awaitRedelivery(subscriber: ModelSubscriber, delivery: MessageRef, cause: string): void {
    addAwaited(subscriber, { ...this.identityOf(delivery), cause, since: subscriber.received.length })
  }

  /** Called before the attempt of a message. If it may not be sent now, it is no longer awaited. */
  onAttempt({ subscriptionId, requestId, ...message }: DeliveryMessage): void {
    const subscriber = this.all.find(({ id }) => id === subscriptionId)
    if (!subscriber || !isModelled(message.subject)) return
    const identity = this.identityOf(message)
    if (!subscriber.isPaused && this.maySend(subscriber, identity)) return
    const key = keyOf(identity)
    if (requestId > (subscriber.skipped.get(key) ?? '')) subscriber.skipped.set(key, requestId)
    subscriber.awaited = subscriber.awaited.filter((each) => keyOf(each) !== key || each.cause > requestId)
  }

  /** Receives a message. Checks it even if the subscriber is down, since the registry has sent it. */
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
      if (missing) throw new Error(`${JSON.stringify(terms)} did not get the ${keyOf(missing)}.`)
    }
  }

  private maySend({ terms }: ModelSubscriber, { subject, recorded, isWithdrawal }: MessageIdentity): boolean {
    if (isWithdrawal) return !this.model.isVisible(terms, subject)
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

/** Awaits a message, unless an attempt for the same cause or a later one was not allowed. */
function addAwaited({ awaited, skipped }: ModelSubscriber, each: AwaitedMessage): void {
  if (each.cause > (skipped.get(keyOf(each)) ?? '')) awaited.push(each)
}

/** Awaits no more messages of replays and redeliveries. */
function forgetRequests(subscriber: ModelSubscriber): void {
  subscriber.awaited = subscriber.awaited.filter(({ cause, recorded }) => cause === recorded.change.id)
}
