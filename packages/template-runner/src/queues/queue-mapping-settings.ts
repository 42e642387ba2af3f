import { RunError } from '../run-error'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { type Grants, isGranted } from '../template/policies'
import { readNumber, readObject, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { Queue } from './queue'
import type { Queues } from './queues'

/** An event source mapping on a queue, checked and ready to run. */
export interface QueueMappingSettings {
  logicalId: string
  target: LocalFunction
  queue: Queue
  batchSize: number
  /** So long a batch is collected; 0 hands over at once what is there. */
  windowSeconds: number
  /** `ReportBatchItemFailures`. */
  partial: boolean
  /** How many batches there may be at the function at once. */
  concurrency: number
}

/** Whether a mapping is on a queue, rather than on a stream. */
export function isOnQueue({ properties }: StackResource): boolean {
  return readText(properties, 'EventSourceArn')?.split(':')[2] === 'sqs'
}

/**
 * The mappings of a stack that are on queues.
 *
 * @throws RunError for what Lambda refuses: a queue that is not there, that the function's role may not read, or that
 *   shows a message again before the function's time is up
 */
export function queueMappingsOf(
  stack: Stack,
  queues: Queues,
  functions: Functions,
  grants: Grants,
): QueueMappingSettings[] {
  return stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(isOnQueue)
    .map((resource) => {
      const settings = settingsOf(resource, queues, functions)
      refuseUngranted(settings, grants)
      refuseHasty(settings)
      return settings
    })
}

function settingsOf(
  { logicalId, properties }: StackResource,
  queues: Queues,
  functions: Functions,
): QueueMappingSettings {
  const queue = queues.withArn(readText(properties, 'EventSourceArn'))
  const target = functions.find(readText(properties, 'FunctionName'))
  if (!queue || !target) {
    const missing = target ? `the queue ${readText(properties, 'EventSourceArn')}` : 'its function'
    throw new RunError(`In the template, ${logicalId} names what is not there: ${missing}.`)
  }
  const most = readNumber(readObject(properties, 'ScalingConfig'), 'MaximumConcurrency')
  return {
    logicalId,
    target,
    queue,
    batchSize: readNumber(properties, 'BatchSize') ?? 10,
    windowSeconds: readNumber(properties, 'MaximumBatchingWindowInSeconds') ?? 0,
    partial: readTexts(properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures'),
    concurrency: Math.min(most ?? Number.POSITIVE_INFINITY, target.settings.concurrency),
  }
}

function refuseUngranted({ logicalId, target, queue }: QueueMappingSettings, grants: Grants): void {
  const statements = grants.get(target.settings.roleArn) ?? []
  const refused = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']
    .map((action) => ({ action: `sqs:${action}`, resource: queue.settings.arn }))
    .find((permission) => !isGranted(statements, permission))
  if (!refused) return
  throw new RunError(
    `In the template, ${logicalId}: the role of ${target.settings.logicalId} does not grant ${refused.action} on ${refused.resource}.`,
  )
}

function refuseHasty({ logicalId, target, queue }: QueueMappingSettings): void {
  const { visibilitySeconds } = queue.settings
  const { timeoutSeconds } = target.settings
  if (visibilitySeconds >= timeoutSeconds) return
  throw new RunError(
    `In the template, ${logicalId}: the queue's VisibilityTimeout (${visibilitySeconds} s) is less than the function's Timeout (${timeoutSeconds} s).`,
  )
}
