import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { TimerHeap } from './timer-heap'
import { Notifier } from './notifier'
import type { Draft, QueueMessage } from './message'
import { QueueLog } from './queue-log'
import type { QueueSettings } from './queue-settings'
import { ReadyMessages } from './ready-messages'

export interface QueueDeps {
  data: string
  clock: Clock
  /** The queue with an ARN. */
  find: (arn: string) => Queue | undefined
}

/** SQS hides a message for no longer than this from its receipt on, in milliseconds. */
const longestHidden = 12 * 60 * 60 * 1000

/**
 * A standard queue (SQS Developer Guide). A message that was sent is in the data folder; one that is received is hidden
 * until it is deleted or its time is over.
 */
export class Queue {
  private readonly messages = new Map<string, QueueMessage>()
  private readonly ready = new ReadyMessages()
  /** Ids, so that a message that is gone takes no room until its day. */
  private readonly expiries = new TimerHeap<string>()
  private readonly log: QueueLog
  private readonly notifier = new Notifier()
  private appointment: { time?: number | undefined; cancel: () => void } = { cancel: () => {} }

  constructor(
    readonly settings: QueueSettings,
    private readonly deps: QueueDeps,
  ) {
    this.log = new QueueLog(deps.data, settings.logicalId)
    this.log.left.forEach((message) => this.keep(message))
    this.settle()
  }

  /** Returns when the message is safe. */
  send({ body, attributes, group, delaySeconds = this.settings.delaySeconds }: Draft): QueueMessage {
    const now = this.deps.clock.now()
    const visibleAt = now + delaySeconds * 1000
    const message = { id: randomUUID(), body, attributes, group, sentAt: now, visibleAt, receiveCount: 0 }
    this.add(message)
    return message
  }

  /** Takes in a message as another queue has it; one that is here already is the same. */
  add(message: QueueMessage): void {
    if (this.messages.has(message.id)) return
    this.log.write({ sent: message })
    this.keep(message)
    this.settle()
    this.notifier.notify()
  }

  /** Receives what is visible, at most so many messages, and hides them; what was received too often is buried. */
  take(most: number, visibilitySeconds: number = this.settings.visibilitySeconds): QueueMessage[] {
    this.settle()
    const taken: QueueMessage[] = []
    const { maxReceiveCount = Number.POSITIVE_INFINITY } = this.settings
    for (let message = this.ready.next(); message && taken.length < most; message = this.ready.next()) {
      this.ready.remove(message)
      if (message.receiveCount >= maxReceiveCount) this.bury(message)
      else taken.push(this.hand(message, visibilitySeconds))
    }
    this.settle()
    return taken
  }

  /** Deletes what a receipt stands for; a receipt that a later one has replaced deletes nothing. */
  delete(receipt: string): void {
    const message = this.held(receipt)
    if (message) this.remove(message)
  }

  /**
   * Hides a message for so long from now.
   *
   * @param seconds 0 makes it visible at once
   */
  changeVisibility(receipt: string, seconds: number): 'changed' | 'gone' | 'not in flight' | 'too long' {
    this.settle()
    const message = this.held(receipt)
    const now = this.deps.clock.now()
    if (!message) return 'gone'
    if (message.visibleAt <= now) return 'not in flight'
    const visibleAt = now + seconds * 1000
    if (visibleAt - (message.receivedAt ?? now) > longestHidden) return 'too long'
    this.log.write({ moved: message.id, visibleAt })
    this.ready.remove(message)
    this.ready.lay(Object.assign(message, { visibleAt }), now)
    this.settle()
    this.notifier.notify()
    return 'changed'
  }

  counts(): ReturnType<ReadyMessages['counts']> {
    this.settle()
    return this.ready.counts()
  }

  /** Tells, soon after, whenever a message may have become visible. Gives what ends it. */
  onVisible(listener: () => void): () => void {
    return this.notifier.onNotify(listener)
  }

  close(): void {
    this.appointment.cancel()
    this.notifier.clear()
    this.log.close()
  }

  private keep(message: QueueMessage): void {
    this.messages.set(message.id, message)
    this.expiries.add(message.sentAt + this.settings.retentionSeconds * 1000, message.id)
    this.ready.lay(message, this.deps.clock.now())
  }

  private hand(message: QueueMessage, visibilitySeconds: number): QueueMessage {
    const now = this.deps.clock.now()
    message.receiveCount += 1
    message.firstReceivedAt ??= now
    message.receivedAt = now
    message.receipt = `${message.id}/${randomUUID()}`
    // Visible at once would be its own next; a moment later it is visible again.
    message.visibleAt = now + Math.max(visibilitySeconds * 1000, 1)
    this.log.write({ received: message.id, count: message.receiveCount, first: message.firstReceivedAt })
    this.ready.lay(message, now)
    return message
  }

  /** It is safe there before it is deleted here; a run that is killed in between does the same again. */
  private bury(message: QueueMessage): void {
    const { arn, deadLetterArn = '' } = this.settings
    const { id, body, attributes, group, sentAt } = message
    const buried = { id, body, attributes, group, sentAt, visibleAt: sentAt, receiveCount: 0 }
    this.deps.find(deadLetterArn)?.add({ ...buried, deadLetterSource: arn })
    this.remove(message)
  }

  private held(receipt: string): QueueMessage | undefined {
    const message = this.messages.get(receipt.split('/')[0] ?? '')
    return message?.receipt === receipt ? message : undefined
  }

  private remove(message: QueueMessage): void {
    if (!this.messages.delete(message.id)) return
    this.ready.remove(message)
    this.log.write({ deleted: message.id })
  }

  /** Brings the queue up to the time that it is, and makes an appointment for the next message. */
  private settle(): void {
    const now = this.deps.clock.now()
    for (let due = this.expiries.first; due && due.at <= now; due = this.expiries.first) {
      this.expiries.shift()
      const expired = this.messages.get(due.thing)
      if (expired) this.remove(expired)
    }
    if (this.ready.settle(now)) this.notifier.notify()
    const time = this.ready.nextTime()
    if (time === this.appointment.time) return
    this.appointment.cancel()
    this.appointment = { time, cancel: () => {} }
    if (time === undefined) return
    this.appointment.cancel = this.deps.clock.at(time, () => {
      this.appointment = { cancel: () => {} }
      this.settle()
    })
  }
}
