import type { Clock } from '../clock'
import type { DataFolder } from '../data/data-folder'
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
 * Opens the queues of a stack with the messages of earlier runs.
 *
 * @throws RunError when a dead-letter queue is not part of the stack, or a file is damaged
 */
export function openQueues(stack: Stack, data: DataFolder, clock: Clock): Queues {
  const settings = stack.ofType('AWS::SQS::Queue').map((resource) => queueSettingsOf(stack, resource))
  for (const { logicalId, deadLetterArn } of settings) {
    if (deadLetterArn === undefined || settings.some(({ arn }) => arn === deadLetterArn)) continue
    throw new RunError(`${logicalId}: the template has no queue ${deadLetterArn}; correct \`RedrivePolicy\`.`)
  }
  const findQueue = (arn: string): Queue | undefined => queues.withArn(arn)
  const queues: Queues = new Queues(settings.map((each) => new Queue(each, { data, clock, findQueue })))
  return queues
}
