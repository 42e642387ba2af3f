import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { Agenda } from './agenda'
import { Bell } from './bell'
import type { Draft, Message } from './message'
import { QueueLog } from './queue-log'
import type { QueueSettings } from './queue-settings'
import { Shelf } from './shelf'

export interface QueueSurroundings {
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
  private readonly messages = new Map<string, Message>()
  private readonly shelf = new Shelf()
  /** Ids, so that a message that is gone takes no room until its day. */
  private readonly expiries = new Agenda<string>()
  private readonly log: QueueLog
  private readonly bell = new Bell()
  private appointment: { time?: number | undefined; cancel: () => void } = { cancel: () => {} }

  constructor(
    readonly settings: QueueSettings,
    private readonly around: QueueSurroundings,
  ) {
    this.log = new QueueLog(around.data, settings.logicalId)
    this.log.left.forEach((message) => this.keep(message))
    this.settle()
  }

  /** Returns when the message is safe. */
  send({ body, attributes, group, delaySeconds = this.settings.delaySeconds }: Draft): Message {
    const now = this.around.clock.now()
    const visibleAt = now + delaySeconds * 1000
    const message = { id: randomUUID(), body, attributes, group, sentAt: now, visibleAt, receiveCount: 0 }
    this.add(message)
    return message
  }

  /** Takes in a message as another queue has it; one that is here already is the same. */
  add(message: Message): void {
    if (this.messages.has(message.id)) return
    this.log.write({ sent: message })
    this.keep(message)
    this.settle()
    this.bell.ring()
  }

  /** Receives what is visible, at most so many messages, and hides them; what was received too often is buried. */
  take(most: number, visibilitySeconds: number = this.settings.visibilitySeconds): Message[] {
    this.settle()
    const taken: Message[] = []
    const { maxReceiveCount = Number.POSITIVE_INFINITY } = this.settings
    for (let message = this.shelf.next(); message && taken.length < most; message = this.shelf.next()) {
      this.shelf.remove(message)
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
    const now = this.around.clock.now()
    if (!message) return 'gone'
    if (message.visibleAt <= now) return 'not in flight'
    const visibleAt = now + seconds * 1000
    if (visibleAt - (message.receivedAt ?? now) > longestHidden) return 'too long'
    this.log.write({ moved: message.id, visibleAt })
    this.shelf.remove(message)
    this.shelf.lay(Object.assign(message, { visibleAt }), now)
    this.settle()
    this.bell.ring()
    return 'changed'
  }

  counts(): ReturnType<Shelf['counts']> {
    this.settle()
    return this.shelf.counts()
  }

  /** Tells, soon after, whenever a message may have become visible. Gives what ends it. */
  onVisible(listener: () => void): () => void {
    return this.bell.onRing(listener)
  }

  close(): void {
    this.appointment.cancel()
    this.bell.silence()
    this.log.close()
  }

  private keep(message: Message): void {
    this.messages.set(message.id, message)
    this.expiries.add(message.sentAt + this.settings.retentionSeconds * 1000, message.id)
    this.shelf.lay(message, this.around.clock.now())
  }

  private hand(message: Message, visibilitySeconds: number): Message {
    const now = this.around.clock.now()
    message.receiveCount += 1
    message.firstReceivedAt ??= now
    message.receivedAt = now
    message.receipt = `${message.id}/${randomUUID()}`
    // Visible at once would be its own next; a moment later it is visible again.
    message.visibleAt = now + Math.max(visibilitySeconds * 1000, 1)
    this.log.write({ received: message.id, count: message.receiveCount, first: message.firstReceivedAt })
    this.shelf.lay(message, now)
    return message
  }

  /** It is safe there before it is deleted here; a run that is killed in between does the same again. */
  private bury(message: Message): void {
    const { arn, deadLetterArn = '' } = this.settings
    const { id, body, attributes, group, sentAt } = message
    const buried = { id, body, attributes, group, sentAt, visibleAt: sentAt, receiveCount: 0 }
    this.around.find(deadLetterArn)?.add({ ...buried, deadLetterSource: arn })
    this.remove(message)
  }

  private held(receipt: string): Message | undefined {
    const message = this.messages.get(receipt.split('/')[0] ?? '')
    return message?.receipt === receipt ? message : undefined
  }

  private remove(message: Message): void {
    if (!this.messages.delete(message.id)) return
    this.shelf.remove(message)
    this.log.write({ deleted: message.id })
  }

  /** Brings the queue up to the time that it is, and makes an appointment for the next message. */
  private settle(): void {
    const now = this.around.clock.now()
    for (let due = this.expiries.first; due && due.at <= now; due = this.expiries.first) {
      this.expiries.shift()
      const expired = this.messages.get(due.thing)
      if (expired) this.remove(expired)
    }
    if (this.shelf.settle(now)) this.bell.ring()
    const time = this.shelf.nextTime()
    if (time === this.appointment.time) return
    this.appointment.cancel()
    this.appointment = { time, cancel: () => {} }
    if (time === undefined) return
    this.appointment.cancel = this.around.clock.at(time, () => {
      this.appointment = { cancel: () => {} }
      this.settle()
    })
  }
}
