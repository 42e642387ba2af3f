import type { Queue } from './queue'

/** A queue as it stands now, for whoever watches a run. */
export interface RunningQueue {
  /** Logical id in the template. */
  logicalId: string
  /** By which SQS knows it. */
  name: string
  /** How many messages there are, those in flight and the delayed among them. */
  messages: () => number
  /** How many were received and neither deleted nor shown again. */
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
