import type { Queue } from '../queues/queue'
import type { Queues } from '../queues/queues'
import { RunError, unsupported } from '../run-error'
import { firstMissing, type Grants, isSameFunction } from '../template/policies'
import { readNumber, readObject, readText } from '../template/read'
import type { Stack } from '../template/stack'
import type { FunctionError } from './environment'
import type { LocalFunction } from './local-function'

/** How Lambda handles asynchronous invocations of a function. */
export interface AsyncSettings {
  /** `MaximumRetryAttempts`. */
  maxRetries: number
  /** `MaximumEventAgeInSeconds`: an event that would be older at its next attempt is discarded. */
  maxAgeSeconds: number
  /** The queue for records of discarded events. */
  destination: Queue | undefined
}

/**
 * Reads a function's `AWS::Lambda::EventInvokeConfig`, with Lambda's default values.
 *
 * @throws RunError for a destination that is no queue of the stack, or that the function's role may not send to
 */
export function asyncSettingsOf(
  stack: Stack,
  target: LocalFunction,
  queues: Queues,
  grants: Grants,
): AsyncSettings {
  const config = stack
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => isSameFunction(readText(properties, 'FunctionName'), target.settings.arn))
  if (!config) return { maxRetries: 2, maxAgeSeconds: 6 * 60 * 60, destination: undefined }
  const { logicalId, properties } = config
  const qualifier = readText(properties, 'Qualifier')
  if (qualifier !== '$LATEST') throw unsupported(logicalId, `the qualifier ${qualifier}`)
  const onFailure = readObject(readObject(properties, 'DestinationConfig'), 'OnFailure')
  const arn = readText(onFailure, 'Destination')
  const destination = queues.withArn(arn)
  if (arn !== undefined && !destination) throw unsupported(logicalId, `the destination ${arn}`)
  if (destination) checkGrant(logicalId, target, destination, grants)
  return {
    maxRetries: readNumber(properties, 'MaximumRetryAttempts') ?? 2,
    maxAgeSeconds: readNumber(properties, 'MaximumEventAgeInSeconds') ?? 6 * 60 * 60,
    destination,
  }
}

function checkGrant(logicalId: string, target: LocalFunction, destination: Queue, grants: Grants): void {
  const permission = { action: 'sqs:SendMessage', resource: destination.settings.arn }
  const denied = firstMissing(grants, target.settings.roleArn, [permission])
  if (!denied) return
  throw new RunError(
    `${logicalId}: the role of ${target.settings.logicalId} must grant ${denied.action} on ${denied.resource}; add it to a policy.`,
  )
}

interface FailedInvocation {
  event: unknown
  requestId: string
  attempts: number
  functionArn: string
  error: FunctionError
  condition: string
}

/** The record for a failure destination (Lambda Developer Guide, "Retaining records of asynchronous invocations"). */
export function asyncRecord(failed: FailedInvocation): string {
  const { event, requestId, attempts, functionArn, error, condition } = failed
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  })
}
