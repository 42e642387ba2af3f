import { TimerHeap } from './timer-heap'
import type { QueueMessage } from './message'

/**
 * Which message of a queue is next. Those that can be received lie in their group, the oldest first; those in flight or
 * delayed wait for their time. The turn goes to the group with the fewest messages in flight, so that none has to wait
 * for another's backlog (SQS Developer Guide, "Amazon SQS fair queues").
 */
export class ReadyMessages {
  private readonly visible = new Map<string, Set<QueueMessage>>()
  private readonly waiting = new Set<QueueMessage>()
  private readonly times = new TimerHeap<QueueMessage>()
  /** How many of each group are in flight. */
  private readonly flying = new Map<string, number>()

  lay(message: QueueMessage, now: number): void {
    if (message.visibleAt <= now) {
      const group = this.visible.get(groupOf(message)) ?? new Set()
      this.visible.set(groupOf(message), group.add(message))
      return
    }
    this.waiting.add(message)
    this.times.add(message.visibleAt, message)
    this.countFlight(message, 1)
  }

  remove(message: QueueMessage): void {
    if (this.waiting.delete(message)) this.countFlight(message, -1)
    const group = this.visible.get(groupOf(message))
    if (group?.delete(message) && group.size === 0) this.visible.delete(groupOf(message))
  }

  /** The next message, which stays where it is. */
  next(): QueueMessage | undefined {
    let best: QueueMessage | undefined
    for (const [head] of this.visible.values()) if (head && (!best || this.rank(head, best) < 0)) best = head
    return best
  }

  /** Turns those visible whose time has come. Gives whether there were any. */
  settle(now: number): boolean {
    let any = false
    for (let at = this.nextTime(); at !== undefined && at <= now; at = this.nextTime()) {
      const message = this.times.first?.thing
      this.times.shift()
      if (!message) continue
      this.remove(message)
      this.lay(message, now)
      any = true
    }
    return any
  }

  /** When the next message becomes visible. */
  nextTime(): number | undefined {
    for (let entry = this.times.first; entry; entry = this.times.first) {
      const { at, thing } = entry
      if (this.waiting.has(thing) && thing.visibleAt === at) return at
      this.times.shift()
    }
    return undefined
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    const inFlight = sum(this.flying.values())
    const visible = sum([...this.visible.values()].map(({ size }) => size))
    return { visible, inFlight, delayed: this.waiting.size - inFlight }
  }

  private rank(one: QueueMessage, other: QueueMessage): number {
    const flying = (message: QueueMessage) => this.flying.get(groupOf(message)) ?? 0
    return flying(one) - flying(other) || one.visibleAt - other.visibleAt
  }

  private countFlight(message: QueueMessage, by: number): void {
    if (message.receiveCount === 0) return
    const count = (this.flying.get(groupOf(message)) ?? 0) + by
    if (count === 0) this.flying.delete(groupOf(message))
    else this.flying.set(groupOf(message), count)
  }
}

function groupOf({ group = '' }: QueueMessage): string {
  return group
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}
