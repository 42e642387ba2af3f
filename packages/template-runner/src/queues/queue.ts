import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { DataFolder } from '../data/data-folder'
import { dropFault } from '../data/file-fault'
import type { NewMessage, QueueMessage } from './message'
import { Notifier } from './notifier'
import { QueueLog } from './queue-log'
import type { QueueSettings } from './queue-settings'
import { ReadyMessages } from './ready-messages'
import { TimerHeap } from './timer-heap'

interface QueueDeps {
  data: DataFolder
  clock: Clock
  findQueue: (arn: string) => Queue | undefined
}

/** The longest visibility timeout from the receive on, in milliseconds (SQS quotas). */
const maxVisibility = 12 * 60 * 60 * 1000

/** A standard queue (SQS Developer Guide). A sent message is on disk before `send` returns. */
export class Queue {
  private readonly messages = new Map<string, QueueMessage>()
  private readonly ready = new ReadyMessages()
  /** By the end of their retention. */
  private readonly expiries = new TimerHeap<QueueMessage>()
  private readonly log: QueueLog
  private readonly notifier = new Notifier()
  private timer: { time?: number | undefined; cancel: () => void } = { cancel: () => {} }

  constructor(
    readonly settings: QueueSettings,
    private readonly deps: QueueDeps,
  ) {
    this.log = new QueueLog(deps.data, settings.logicalId)
    this.log.remaining.forEach((message) => this.store(message))
    this.update()
  }

  /** Returns when the message is on disk. @throws FileFault */
  send({ body, attributes, group, delaySeconds = 0 }: NewMessage): QueueMessage {
    const now = this.deps.clock.now()
    const visibleAt = now + delaySeconds * 1000
    const message = { id: randomUUID(), body, attributes, group, sentAt: now, visibleAt, receiveCount: 0 }
    this.add(message)
    return message
  }

  /** Adds a message of another queue, unless this queue has a message with its id. */
  add(message: QueueMessage): void {
    if (this.messages.has(message.id)) return
    this.log.write({ sent: message })
    this.store(message)
    this.update()
    this.notifier.notify()
  }

  /** Receives at most `limit` visible messages and hides them; moves those above `maxReceiveCount` to the dead-letter queue. */
  receive(limit: number): QueueMessage[] {
    this.update()
    const received: QueueMessage[] = []
    const { maxReceiveCount = Number.POSITIVE_INFINITY } = this.settings
    for (let message = this.ready.next(); message && received.length < limit; message = this.ready.next()) {
      this.ready.remove(message)
      if (message.receiveCount >= maxReceiveCount) this.moveToDeadLetters(message)
      else received.push(this.hide(message))
    }
    this.update()
    return received
  }

  /** Deletes the message with this receipt handle; the handle of an earlier receive has no effect. */
  delete(receipt: string): void {
    const message = this.find(receipt)
    if (message) this.remove(message)
  }

  /**
   * Sets the visibility timeout of a message from now on.
   *
   * @param seconds 0 makes the message visible at once
   */
  changeVisibility(receipt: string, seconds: number): 'changed' | 'not found' | 'not in flight' | 'too long' {
    this.update()
    const message = this.find(receipt)
    const now = this.deps.clock.now()
    if (!message) return 'not found'
    if (message.visibleAt <= now) return 'not in flight'
    const visibleAt = now + seconds * 1000
    if (visibleAt - (message.receivedAt ?? now) > maxVisibility) return 'too long'
    this.log.write({ moved: message.id, visibleAt })
    this.ready.remove(message)
    this.ready.add(Object.assign(message, { visibleAt }), now)
    this.update()
    this.notifier.notify()
    return 'changed'
  }

  counts(): ReturnType<ReadyMessages['counts']> {
    this.update()
    return this.ready.counts()
  }

  /** Calls the listener after messages may have become visible. Returns a function that removes the listener. */
  onVisible(listener: () => void): () => void {
    return this.notifier.onNotify(listener)
  }

  close(): void {
    this.timer.cancel()
    this.notifier.clear()
    this.log.close()
  }

  private store(message: QueueMessage): void {
    this.messages.set(message.id, message)
    this.expiries.add(message.sentAt + this.settings.retentionSeconds * 1000, message)
    this.ready.add(message, this.deps.clock.now())
  }

  private hide(message: QueueMessage): QueueMessage {
    const now = this.deps.clock.now()
    message.receiveCount += 1
    message.firstReceivedAt ??= now
    message.receivedAt = now
    message.receipt = `${message.id}/${randomUUID()}`
    // At least a millisecond, or the same call would receive the message again.
    message.visibleAt = now + Math.max(this.settings.visibilitySeconds * 1000, 1)
    this.log.write({ received: message.id, count: message.receiveCount, first: message.firstReceivedAt })
    this.ready.add(message, now)
    return message
  }

  /** Adds the message to the other queue before it is deleted: a run that is killed in between moves it again. */
  private moveToDeadLetters(message: QueueMessage): void {
    const { arn, deadLetterArn = '' } = this.settings
    const { id, body, attributes, group, sentAt } = message
    const moved = { id, body, attributes, group, sentAt, visibleAt: sentAt, receiveCount: 0 }
    this.deps.findQueue(deadLetterArn)?.add({ ...moved, deadLetterSource: arn })
    this.remove(message)
  }

  private find(receipt: string): QueueMessage | undefined {
    const message = this.messages.get(receipt.split('/')[0] ?? '')
    return message?.receipt === receipt ? message : undefined
  }

  private remove(message: QueueMessage): void {
    if (!this.messages.delete(message.id)) return
    this.expiries.delete(message)
    this.ready.remove(message)
    this.log.write({ deleted: message.id })
  }

  /** Applies the current time: removes expired messages, shows messages whose time has come, sets the next timer. */
  private update(): void {
    const now = this.deps.clock.now()
    for (let due = this.expiries.first; due && due.at <= now; due = this.expiries.first) this.remove(due.item)
    if (this.ready.advance(now)) this.notifier.notify()
    const time = this.ready.nextTime()
    if (time === this.timer.time) return
    this.timer.cancel()
    this.timer = { time, cancel: () => {} }
    if (time === undefined) return
    this.timer.cancel = this.deps.clock.at(time, () => {
      this.timer = { cancel: () => {} }
      dropFault(() => this.update())
    })
  }
}
