import type { Clock } from '../clock'
import { RunError } from '../run-error'
import type { Stack } from '../template/stack'
import { Queue } from './queue'
import { queueSettingsOf } from './queue-settings'

/** The queues of a stack. */
export class Queues {
  constructor(readonly all: Queue[]) {}

  withArn(arn: string | undefined): Queue | undefined {
    return this.all.find(({ settings }) => settings.arn === arn)
  }

  named(name: string | undefined): Queue | undefined {
    return this.all.find(({ settings }) => settings.name === name)
  }

  close(): void {
    this.all.forEach((queue) => queue.close())
  }
}

/**
 * Opens the queues of a stack, with what an earlier run has left in them.
 *
 * @throws RunError for a dead-letter queue that is not the stack's
 */
export function openQueues(stack: Stack, data: string, clock: Clock): Queues {
  const settings = stack.ofType('AWS::SQS::Queue').map((resource) => queueSettingsOf(stack, resource))
  for (const { logicalId, deadLetterArn } of settings) {
    if (deadLetterArn === undefined || settings.some(({ arn }) => arn === deadLetterArn)) continue
    throw new RunError(`In the template, ${logicalId}: its dead-letter queue is none of the stack's.`)
  }
  const find = (arn: string): Queue | undefined => queues.withArn(arn)
  const queues: Queues = new Queues(settings.map((each) => new Queue(each, { data, clock, find })))
  return queues
}
