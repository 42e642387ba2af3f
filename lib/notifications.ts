import { Rule, type EventBus } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { EVENT_SOURCE } from '../contract/events'
import { consume, deadLetterQueue, grantPostpone, grantSend, workQueue } from './queues'

export interface NotificationsProps {
  readonly bus: EventBus
  /** Makes of each change a message for every subscription that receives it. */
  readonly fanOut: Function
  /** Posts each message to its subscription. */
  readonly deliverer: Function
}

/**
 * Notifies subscribed services outside of AWS. A rule of the bus sends every change to a queue. The fan-out makes of it a
 * message for each subscription in a second queue, and the deliverer posts the message until it is delivered.
 */
export class Notifications extends Construct {
  /** The consumers of the queues, by task. */
  readonly workers: Readonly<Record<'FanOut' | 'Delivery', Function>>
  /** Changes for the fan-out. */
  readonly announced: Queue
  /** Changes that could not be fanned out. */
  readonly lost: Queue
  /** Messages for subscriptions. */
  readonly deliveries: Queue
  /** Deliveries that had their last attempt. */
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, { bus, fanOut, deliverer }: NotificationsProps) {
    super(scope, id)
    this.workers = { FanOut: fanOut, Delivery: deliverer }
    this.lost = deadLetterQueue(this, 'Lost')
    this.announced = workQueue(this, 'Announced', { deadLetters: this.lost, maxReceiveCount: 10 })
    this.undelivered = deadLetterQueue(this, 'Undelivered')
    // The deliveries count their attempts: a message is also received when it is too early for the next attempt.
    this.deliveries = workQueue(this, 'Deliveries', {
      deadLetters: this.undelivered,
      maxReceiveCount: 1000,
    })
    new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [new SqsQueue(this.announced, { deadLetterQueue: this.lost })],
    })
    consume(this.announced, fanOut)
    grantSend(this.announced, fanOut, 'ANNOUNCED_QUEUE_URL')
    grantSend(this.deliveries, fanOut, 'DELIVERIES_QUEUE_URL')
    consume(this.deliveries, deliverer)
    grantPostpone(this.deliveries, deliverer, 'DELIVERIES_QUEUE_URL')
    grantSend(this.undelivered, deliverer, 'DEAD_LETTERS_QUEUE_URL')
  }

  /** The addresses of the queues, for the outputs of the stack. */
  get outputs(): Record<string, string> {
    return {
      AnnouncedQueueUrl: this.announced.queueUrl,
      LostQueueUrl: this.lost.queueUrl,
      DeliveriesQueueUrl: this.deliveries.queueUrl,
      UndeliveredQueueUrl: this.undelivered.queueUrl,
    }
  }
}
