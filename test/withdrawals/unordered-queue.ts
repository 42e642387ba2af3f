/** A queue like an SQS standard queue: unordered, with delays. A test that adds a message again delivers it twice. */
import type { OutgoingMessage } from '../../lambdas/aws/queue'

interface QueuedMessage {
  readonly body: object
  readonly dueAt: number
}

export class UnorderedQueue {
  private readonly waiting: QueuedMessage[] = []

  constructor(private readonly now: () => Date) {}

  readonly send = async (messages: readonly OutgoingMessage[]): Promise<void> => {
    for (const { body, delaySeconds = 0 } of messages) this.add(body, delaySeconds)
  }

  add(body: object, delaySeconds = 0): void {
    this.waiting.push({ body, dueAt: this.now().getTime() + delaySeconds * 1000 })
  }

  /** Takes one of the messages that are due; the choice is the index among them. */
  take(choice = 0): object | undefined {
    const now = this.now().getTime()
    const due = this.waiting.filter(({ dueAt }) => dueAt <= now)
    const taken = due[choice % Math.max(1, due.length)]
    if (taken) this.waiting.splice(this.waiting.indexOf(taken), 1)
    return taken?.body
  }

  /** When the next message is due, in milliseconds; undefined when the queue is empty. */
  get nextDue(): number | undefined {
    return this.waiting.length === 0 ? undefined : Math.min(...this.waiting.map(({ dueAt }) => dueAt))
  }
}
