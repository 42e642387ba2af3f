import type { Queue } from './queue'

/** The current state of a queue, for the caller of a run. */
export interface RunningQueue {
  /** Logical id in the template. */
  logicalId: string
  /** `QueueName`. */
  name: string
  /** Number of messages: visible, in flight and delayed. */
  messages: () => number
  /** Number of messages that are received and neither deleted nor visible again. */
  inFlight: () => number
}

export function runningQueue(queue: Queue): RunningQueue {
  const { logicalId, name } = queue.settings
  const messages = (): number => {
    const { visible, inFlight, delayed } = queue.counts()
    return visible + inFlight + delayed
  }
  return { logicalId, name, messages, inFlight: () => queue.counts().inFlight }
}
