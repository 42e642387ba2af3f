import { RunError } from '../run-error'
import { here } from '../template/identities'
import { isGranted, matchesWildcard, readStatement } from '../template/policies'
import { readObject, readObjects, readTexts } from '../template/read'
import type { Stack } from '../template/stack'
import type { Queue } from './queue'

/** A service that wants to send a message as itself. */
export interface Sender {
  /** For example `events.amazonaws.com`. */
  principal: string
  /** ARN of what it sends on behalf of. */
  sourceArn: string
}

/**
 * Whether a queue's policies let a service send to it.
 *
 * @throws RunError for a condition that the runner does not know
 */
export function admits(stack: Stack, { settings }: Queue, { principal, sourceArn }: Sender): boolean {
  const context = {
    'aws:SourceArn': sourceArn,
    'aws:SourceAccount': here.accountId,
    'aws:SecureTransport': 'true',
  }
  const statements = stack
    .ofType('AWS::SQS::QueuePolicy')
    .filter(({ properties }) => readTexts(properties, 'Queues').includes(stack.ref(settings.logicalId)))
    .flatMap(({ logicalId, properties }) =>
      readObjects(readObject(properties, 'PolicyDocument'), 'Statement')
        .filter((statement) => isAbout(statement, principal))
        .filter((statement) => holds(logicalId, readObject(statement, 'Condition'), context)),
    )
  return isGranted(statements.map(readStatement), { action: 'sqs:SendMessage', resource: settings.arn })
}

function isAbout(statement: Record<string, unknown>, principal: string): boolean {
  if (statement['Principal'] === '*') return true
  const principals = readObject(statement, 'Principal')
  return readTexts(principals, 'AWS').includes('*') || readTexts(principals, 'Service').includes(principal)
}

type Comparison = (wanted: string, value: string) => boolean
const equal: Comparison = (wanted, value) => wanted === value

/** Both comparisons of ARNs take wildcards (IAM User Guide, "Amazon Resource Name (ARN) condition operators"). */
const comparisons: Record<string, Comparison> = {
  ArnEquals: matchesWildcard,
  ArnLike: matchesWildcard,
  StringEquals: equal,
  Bool: equal,
}

function holds(owner: string, condition: Record<string, unknown>, context: Record<string, string>): boolean {
  return Object.keys(condition).every((operator) => {
    const compare = comparisons[operator] ?? refuse(owner, operator)
    const wanted = readObject(condition, operator)
    return Object.keys(wanted).every((key) => {
      const value = context[key] ?? refuse(owner, key)
      return readTexts(wanted, key).some((each) => compare(each, value))
    })
  })
}

function refuse(owner: string, what: string): never {
  throw new RunError(`In the template, ${owner}: the local run does not know the condition ${what}.`)
}
