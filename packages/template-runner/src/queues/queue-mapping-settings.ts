import { RunError, unsupported } from '../run-error'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { firstMissing, type Grants } from '../template/policies'
import { readNumber, readObject, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { Queue } from './queue'
import type { Queues } from './queues'

/** An event source mapping on a queue, validated. */
export interface QueueMappingSettings {
  logicalId: string
  target: LocalFunction
  queue: Queue
  batchSize: number
  /** `MaximumBatchingWindowInSeconds`: how long a batch is gathered that is not full. */
  windowSeconds: number
  /** `ReportBatchItemFailures`. */
  partial: boolean
  /** The greatest number of batches that the function processes at once. */
  concurrency: number
}

/** Properties that apply to streams only. */
const streamProperties = [
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'FilterCriteria',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'StartingPosition',
]

/** Whether a mapping is on a queue. */
export function isOnQueue({ properties }: StackResource): boolean {
  return readText(properties, 'EventSourceArn')?.split(':')[2] === 'sqs'
}

/**
 * Reads the mappings of a stack that are on queues.
 *
 * @throws RunError for a queue or a function that the template lacks, for a missing grant of the function's role, and for a
 *   visibility timeout below the function's timeout (Lambda rejects such a mapping)
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
      checkGrants(settings, grants)
      checkTimeout(settings)
      return settings
    })
}

function settingsOf(
  { logicalId, properties }: StackResource,
  queues: Queues,
  functions: Functions,
): QueueMappingSettings {
  const property = streamProperties.find((name) => properties[name] !== undefined)
  if (property) throw unsupported(logicalId, `${property} on a queue`)
  const queue = queues.withArn(readText(properties, 'EventSourceArn'))
  const target = functions.find(readText(properties, 'FunctionName'))
  if (!queue) throw missing(logicalId, 'queue', 'EventSourceArn')
  if (!target) throw missing(logicalId, 'function', 'FunctionName')
  const maximum = readNumber(readObject(properties, 'ScalingConfig'), 'MaximumConcurrency')
  return {
    logicalId,
    target,
    queue,
    batchSize: readNumber(properties, 'BatchSize') ?? 10,
    windowSeconds: readNumber(properties, 'MaximumBatchingWindowInSeconds') ?? 0,
    partial: readTexts(properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures'),
    concurrency: Math.min(maximum ?? Number.POSITIVE_INFINITY, target.settings.concurrency),
  }
}

function missing(logicalId: string, kind: string, property: string): RunError {
  return new RunError(`${logicalId}: the template has no such ${kind}; correct \`${property}\`.`)
}

function checkGrants({ logicalId, target, queue }: QueueMappingSettings, grants: Grants): void {
  const { roleArn, logicalId: functionId } = target.settings
  const permissions = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
    action: `sqs:${action}`,
    resource: queue.settings.arn,
  }))
  const denied = firstMissing(grants, roleArn, permissions)
  if (!denied) return
  throw new RunError(
    `${logicalId}: the role of ${functionId} must grant ${denied.action} on ${denied.resource}; add it to a policy.`,
  )
}

function checkTimeout({ logicalId, target, queue }: QueueMappingSettings): void {
  const { visibilitySeconds } = queue.settings
  const { timeoutSeconds } = target.settings
  if (visibilitySeconds >= timeoutSeconds) return
  throw new RunError(
    `${logicalId}: the queue's \`VisibilityTimeout\` (${visibilitySeconds} s) must not be less than the function's \`Timeout\` (${timeoutSeconds} s); increase it.`,
  )
}
