import { RunError } from '../run-error'
import type { Queue } from '../queues/queue'
import type { Queues } from '../queues/queues'
import { type Grants, isGranted, isSameFunction } from '../template/policies'
import { readNumber, readObject, readText } from '../template/read'
import type { Stack } from '../template/stack'
import type { FunctionError } from './environment'
import type { LocalFunction } from './local-function'

/** What Lambda does with the invocations of a function whose caller does not wait. */
export interface AsyncSettings {
  retries: number
  /** An event that would be older at its next attempt is given up. */
  oldestSeconds: number
  /** Gets a record of what failed to the end, or the event as it was: the two ways that Lambda has. */
  destination: Queue | undefined
  deadLetters: Queue | undefined
}

/**
 * A function's settings by its `AWS::Lambda::EventInvokeConfig` and its own `DeadLetterConfig`.
 *
 * @throws RunError for a destination that is none of the stack's queues, or that the function's role may not send to
 */
export function asyncSettingsOf(
  stack: Stack,
  target: LocalFunction,
  queues: Queues,
  grants: Grants,
): AsyncSettings {
  const { logicalId, arn, roleArn } = target.settings
  const config = stack
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => isSameFunction(readText(properties, 'FunctionName'), arn))
  const fn = stack.ofType('AWS::Lambda::Function').find((each) => each.logicalId === logicalId)
  const onFailure = readObject(readObject(config?.properties ?? {}, 'DestinationConfig'), 'OnFailure')
  const queueAt = (reference: string | undefined): Queue | undefined => {
    const queue = queues.withArn(reference)
    if (reference === undefined || (queue && maySend(grants, roleArn, queue))) return queue
    const problem = queue ? 'its role does not grant sqs:SendMessage on' : 'there is no queue'
    throw new RunError(`In the template, ${logicalId}, for what fails: ${problem} ${reference}.`)
  }
  return {
    retries: readNumber(config?.properties ?? {}, 'MaximumRetryAttempts') ?? 2,
    oldestSeconds: readNumber(config?.properties ?? {}, 'MaximumEventAgeInSeconds') ?? 6 * 60 * 60,
    destination: queueAt(readText(onFailure, 'Destination')),
    deadLetters: queueAt(readText(readObject(fn?.properties ?? {}, 'DeadLetterConfig'), 'TargetArn')),
  }
}

function maySend(grants: Grants, roleArn: string, { settings }: Queue): boolean {
  return isGranted(grants.get(roleArn) ?? [], { action: 'sqs:SendMessage', resource: settings.arn })
}

export interface FailedInvocation {
  event: unknown
  requestId: string
  attempts: number
  functionArn: string
  error: FunctionError
  condition: string
}

/** What a destination gets (Lambda Developer Guide, "Retaining records of asynchronous invocations"). */
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
