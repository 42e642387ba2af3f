import { Duration } from 'aws-cdk-lib'
import { Rule, type EventBus } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { EVENT_SOURCE } from '../../contract/events'
import type { Output } from '../outputs'
import { consume, deadLetterQueue, grantPostpone, grantSend, workQueue } from './queues'

export interface NotificationsProps {
  readonly bus: EventBus
  /** Makes of each change a message for every subscription that receives it. */
  readonly fanOut: Function
  /** Posts each message to its subscription, and waits briefly for an answer. */
  readonly deliver: Function
  /** Posts the messages that need longer, or failed. */
  readonly retry: Function
}

/**
 * Notifies subscribed services outside of AWS. A rule of the bus sends every change to a queue. The fan-out makes of it a
 * message for each subscription in a second queue, where its first attempt is made. A message that is not delivered at once
 * goes to a third queue, whose own function posts it until it is delivered: slow and failing subscribers wait for
 * themselves, and delay no others.
 */
export class Notifications extends Construct {
  /** The consumers of the queues, by task. */
  readonly workers: Readonly<Record<'FanOut' | 'Delivery' | 'Retry', Function>>
  /** Changes for the fan-out. */
  readonly announced: Queue
  /** Changes that could not be fanned out. */
  readonly lost: Queue
  /** Messages for subscriptions, for their first attempt. */
  readonly deliveries: Queue
  /** Messages for later attempts, and all those for slow and failing subscriptions. */
  readonly retries: Queue
  /** Deliveries that had their last attempt. */
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, { bus, fanOut, deliver, retry }: NotificationsProps) {
    super(scope, id)
    this.workers = { FanOut: fanOut, Delivery: deliver, Retry: retry }
    this.lost = deadLetterQueue(this, 'Lost')
    this.announced = workQueue(this, 'Announced', { deadLetters: this.lost, maxReceiveCount: 10 })
    this.undelivered = deadLetterQueue(this, 'Undelivered')
    this.deliveries = workQueue(this, 'Deliveries', { deadLetters: this.undelivered, maxReceiveCount: 10 })
    // The deliveries count their attempts: a message is also received when it is too early for the next attempt.
    this.retries = workQueue(this, 'Retries', { deadLetters: this.undelivered, maxReceiveCount: 1000 })
    new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [new SqsQueue(this.announced, { deadLetterQueue: this.lost })],
    })
    consume(this.announced, fanOut)
    grantSend(this.announced, fanOut, 'ANNOUNCED_QUEUE_URL')
    grantSend(this.deliveries, fanOut, 'DELIVERIES_QUEUE_URL')
    consume(this.deliveries, deliver)
    grantSend(this.retries, deliver, 'RETRIES_QUEUE_URL')
    // One invocation waits for the answers of many subscribers: ten invocations hold a thousand attempts.
    consume(this.retries, retry, {
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      maxConcurrency: 10,
    })
    grantPostpone(this.retries, retry, 'RETRIES_QUEUE_URL')
    for (const fn of [deliver, retry]) grantSend(this.undelivered, fn, 'DEAD_LETTERS_QUEUE_URL')
  }

  /** The addresses of the queues, for the outputs of the stack. */
  get outputs(): Record<string, Output> {
    return {
      AnnouncedQueueUrl: {
        value: this.announced.queueUrl,
        description: 'The queue of changes that wait for the fan-out',
      },
      LostQueueUrl: {
        value: this.lost.queueUrl,
        description: 'The queue of changes that could not be fanned out',
      },
      DeliveriesQueueUrl: {
        value: this.deliveries.queueUrl,
        description: 'The queue of messages for subscriptions',
      },
      UndeliveredQueueUrl: {
        value: this.undelivered.queueUrl,
        description: 'The queue of deliveries that had their last attempt',
      },
    }
  }
}
