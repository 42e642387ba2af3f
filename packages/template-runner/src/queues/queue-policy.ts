import { holds } from '../template/conditions'
import { isGranted, readStatement } from '../template/policies'
import { readObject, readObjects, readTexts } from '../template/read'
import type { Stack } from '../template/stack'
import type { Queue } from './queue'

/** An AWS service that sends a message without a role. */
export interface Sender {
  /** For example `events.amazonaws.com`. */
  principal: string
  /** ARN of the resource that the service sends on behalf of. */
  sourceArn: string
}

/**
 * Whether the queue's policies let a service send to it.
 *
 * @throws RunError for a condition that the runner does not support
 */
export function admits(stack: Stack, { settings }: Queue, { principal, sourceArn }: Sender): boolean {
  const statements = stack
    .ofType('AWS::SQS::QueuePolicy')
    .filter(({ properties }) => readTexts(properties, 'Queues').includes(stack.ref(settings.logicalId)))
    .flatMap(({ logicalId, properties }) =>
      readObjects(readObject(properties, 'PolicyDocument'), 'Statement')
        .filter((statement) => appliesTo(statement, principal))
        .filter((statement) => holds(logicalId, readObject(statement, 'Condition'), sourceArn)),
    )
  return isGranted(statements.map(readStatement), { action: 'sqs:SendMessage', resource: settings.arn })
}

function appliesTo(statement: Record<string, unknown>, principal: string): boolean {
  if (statement['Principal'] === '*') return true
  const principals = readObject(statement, 'Principal')
  return readTexts(principals, 'AWS').includes('*') || readTexts(principals, 'Service').includes(principal)
}
