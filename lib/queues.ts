import { Duration, Validations } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, type Function } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** Encrypted, TLS only, and kept as long as SQS keeps anything. */
const common = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
}

/** A queue for what could not be delivered. */
export const deadLetterQueue = (scope: Construct, id: string): Queue => {
  const queue = new Queue(scope, id, common)
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is a dead-letter queue itself.' })
  return queue
}

export interface WorkQueueProps {
  readonly deadLetters: Queue
  /** After so many receipts a message is put aside. */
  readonly maxReceiveCount: number
}

/** How long a function may take for a batch of messages. */
export const BATCH_TIMEOUT = Duration.seconds(30)

/**
 * A queue that a function works off. What a function has not done with comes again after six times its time-out
 * (Lambda Developer Guide, "Configuring a queue to use with Lambda"), unless the function says when.
 */
export const workQueue = (
  scope: Construct,
  id: string,
  { deadLetters, maxReceiveCount }: WorkQueueProps,
): Queue =>
  new Queue(scope, id, {
    ...common,
    visibilityTimeout: Duration.seconds(6 * BATCH_TIMEOUT.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  })

/** Lets a function work a queue off, message by message; what fails by itself comes again by itself. */
export const workOff = (queue: Queue, target: Function): void => {
  const mapping = new EventSourceMapping(queue, `To${target.node.id}`, {
    target,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    // The functions of the API are to have their share of the account's.
    maxConcurrency: 20,
    reportBatchItemFailures: true,
  })
  // A mapping is created only by a role that can receive already.
  allow(queue, target, 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes').applyBefore(mapping)
}

/** Lets a function send to a queue, and tells it the queue's address by a variable of its environment. */
export const grantSend = (queue: Queue, fn: Function, variable: string): void => {
  fn.addEnvironment(variable, queue.queueUrl)
  allow(queue, fn, 'SendMessage')
}

/** Lets a function say when a message that it has received comes again. */
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
