import { Duration, Validations } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, type Function } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { BATCH_TIMEOUT } from '../functions/functions'

/** Encrypted, TLS only, with the longest retention of SQS. */
const common = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
}

/** A queue for messages that could not be processed. */
export const deadLetterQueue = (scope: Construct, id: string): Queue => {
  const queue = new Queue(scope, id, common)
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is a dead-letter queue itself.' })
  return queue
}

export interface WorkQueueProps {
  readonly deadLetters: Queue
  /** The receipts after which a message goes to the dead letters. */
  readonly maxReceiveCount: number
}

/**
 * A queue that a function consumes. A message that was not processed becomes visible again after six times the function's
 * time-out (Lambda Developer Guide, "Configuring a queue to use with Lambda"), unless the function sets the time.
 */
export const workQueue = (
  scope: Construct,
  id: string,
  { deadLetters, maxReceiveCount }: WorkQueueProps,
): Queue =>
  new Queue(scope, id, {
    ...common,
    visibilityTimeout: Duration.seconds(6 * BATCH_TIMEOUT),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  })

export interface ConsumeProps {
  /** The most messages of an invocation. @default 10 */
  readonly batchSize?: number
  /** The longest time to gather a batch, which SQS requires above 10 messages. @default none */
  readonly maxBatchingWindow?: Duration
  /** The most invocations at once. The limit leaves concurrency of the account to the functions of the API. @default 20 */
  readonly maxConcurrency?: number
}

/** Makes a function consume a queue; each message succeeds or is retried by itself. */
export const consume = (queue: Queue, target: Function, props: ConsumeProps = {}): void => {
  const mapping = new EventSourceMapping(queue, `To${target.node.id}`, {
    batchSize: 10,
    maxConcurrency: 20,
    ...props,
    target,
    eventSourceArn: queue.queueArn,
    reportBatchItemFailures: true,
  })
  // Lambda creates a mapping only if the role can receive already.
  allow(queue, target, 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes').applyBefore(mapping)
}

/** Lets a function send to a queue, whose URL it gets in a variable of its environment. */
export const grantSend = (queue: Queue, fn: Function, variable: string): void => {
  fn.addEnvironment(variable, queue.queueUrl)
  allow(queue, fn, 'SendMessage')
}

/** Lets a function set the time at which a received message becomes visible again. */
export const grantPostpone = (queue: Queue, fn: Function, variable: string): void => {
  fn.addEnvironment(variable, queue.queueUrl)
  allow(queue, fn, 'ChangeMessageVisibility')
}

const allow = (queue: Queue, grantee: Function, ...actions: string[]): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: actions.map((action) => `sqs:${action}`),
    resourceArns: [queue.queueArn],
  })
