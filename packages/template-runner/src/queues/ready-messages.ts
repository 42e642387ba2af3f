import type { QueueMessage } from './message'
import { TimerHeap } from './timer-heap'

/**
 * Orders the messages of a queue. Visible messages are in their group, oldest first; hidden ones (in flight or delayed)
 * wait for their time. The group with the fewest messages in flight is next, so that one group's backlog does not delay
 * the others (SQS Developer Guide, "Amazon SQS fair queues").
 */
export class ReadyMessages {
  private readonly visible = new Map<string, Set<QueueMessage>>()
  private readonly hidden = new TimerHeap<QueueMessage>()
  /** Number of messages in flight, by group. */
  private readonly inFlight = new Map<string, number>()

  add(message: QueueMessage, now: number): void {
    if (message.visibleAt <= now) {
      const group = this.visible.get(groupOf(message)) ?? new Set()
      this.visible.set(groupOf(message), group.add(message))
      return
    }
    this.hidden.add(message.visibleAt, message)
    this.countInFlight(message, 1)
  }

  remove(message: QueueMessage): void {
    if (this.hidden.delete(message)) this.countInFlight(message, -1)
    const group = this.visible.get(groupOf(message))
    if (group?.delete(message) && group.size === 0) this.visible.delete(groupOf(message))
  }

  /** The next message to receive; it is not removed. Called for every message, with all groups: it creates no objects. */
  next(): QueueMessage | undefined {
    let best: QueueMessage | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const [group, messages] of this.visible) {
      const inFlight = this.inFlight.get(group) ?? 0
      if (inFlight > fewest) continue
      const head = messages.values().next().value
      if (!head || (best && inFlight === fewest && head.visibleAt >= best.visibleAt)) continue
      best = head
      fewest = inFlight
    }
    return best
  }

  /** Makes messages visible whose time has come. Returns whether there were any. */
  advance(now: number): boolean {
    let any = false
    for (let entry = this.hidden.first; entry && entry.at <= now; entry = this.hidden.first) {
      this.remove(entry.item)
      this.add(entry.item, now)
      any = true
    }
    return any
  }

  /** When the next hidden message becomes visible. */
  nextTime(): number | undefined {
    return this.hidden.first?.at
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    const inFlight = sum(this.inFlight.values())
    const visible = sum([...this.visible.values()].map(({ size }) => size))
    return { visible, inFlight, delayed: this.hidden.size - inFlight }
  }

  private countInFlight(message: QueueMessage, change: number): void {
    if (message.receiveCount === 0) return
    const count = (this.inFlight.get(groupOf(message)) ?? 0) + change
    if (count === 0) this.inFlight.delete(groupOf(message))
    else this.inFlight.set(groupOf(message), count)
  }
}

function groupOf({ group = '' }: QueueMessage): string {
  return group
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}
