import { Rule, type EventBus } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { EVENT_SOURCE } from '../contract/events'
import { deadLetterQueue, grantPostpone, grantSend, workOff, workQueue } from './queues'

export interface NotificationsProps {
  readonly bus: EventBus
  /** Makes of each change a message for each subscription that is to hear of it. */
  readonly fanOut: Function
  /** Posts each message to its subscription. */
  readonly deliverer: Function
}

/**
 * From the bus to subscribed services outside of AWS: every change comes to a queue, becomes a message for each
 * subscription in another, and is posted from there until it has arrived.
 */
export class Notifications extends Construct {
  /** What works off the queues, by what it does. */
  readonly workers: Readonly<Record<'FanOut' | 'Delivery', Function>>
  /** Changes on their way to the fan-out. */
  readonly announced: Queue
  /** Changes that did not get as far as the deliveries. */
  readonly lost: Queue
  /** Messages on their way to subscriptions. */
  readonly deliveries: Queue
  /** Deliveries that had their last attempt. */
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, { bus, fanOut, deliverer }: NotificationsProps) {
    super(scope, id)
    this.workers = { FanOut: fanOut, Delivery: deliverer }
    this.lost = deadLetterQueue(this, 'Lost')
    this.announced = workQueue(this, 'Announced', { deadLetters: this.lost, maxReceiveCount: 10 })
    this.undelivered = deadLetterQueue(this, 'Undelivered')
    // Attempts are counted by the deliveries themselves: a message is received again whenever its turn is not yet.
    this.deliveries = workQueue(this, 'Deliveries', {
      deadLetters: this.undelivered,
      maxReceiveCount: 1000,
    })
    new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [new SqsQueue(this.announced, { deadLetterQueue: this.lost })],
    })
    workOff(this.announced, fanOut)
    grantSend(this.announced, fanOut, 'ANNOUNCED_QUEUE_URL')
    grantSend(this.deliveries, fanOut, 'DELIVERIES_QUEUE_URL')
    workOff(this.deliveries, deliverer)
    grantPostpone(this.deliveries, deliverer, 'DELIVERIES_QUEUE_URL')
    grantSend(this.undelivered, deliverer, 'DEAD_LETTERS_QUEUE_URL')
  }
}
