/** The function that posts changes to subscribed services, each again until it has arrived or had its last attempt. */
import type { SQSRecord } from 'aws-lambda'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { deliver, type DeliverDeps } from './deliver'
import { post } from './post'
import { signedHeaders } from './sign'
import { systemClock } from '../aws/clock'
import { reach, required } from '../aws/environment'
import { log } from '../aws/log'
import { openQueue, type Queue } from '../aws/queue'
import { serveQueue, type Taken } from '../aws/queue-batch'
import { openDeliveries } from '../subscriptions/deliveries'
import { openStore } from '../table/store'
import { openTable } from '../table/table'

interface Deps extends DeliverDeps {
  readonly queue: Pick<Queue, 'postpone'>
}

let deps: Deps | undefined

function open(): Deps {
  const table = openTable(required('TABLE_NAME'))
  const dead = openQueue(required('DEAD_LETTERS_QUEUE_URL'))
  return {
    store: openStore(table, systemClock),
    deliveries: openDeliveries(table, systemClock.now),
    post: ({ url, id, body, secrets }) => {
      const signed = signedHeaders({ id, sentAt: systemClock.now(), body }, secrets)
      return post({ url, body, headers: { 'content-type': 'application/json', ...signed } }, reach())
    },
    giveUp: (message) => dead.send([{ body: message, group: message.subscriptionId }]),
    queue: openQueue(required('DELIVERIES_QUEUE_URL')),
    now: systemClock.now,
    random: Math.random,
  }
}

export const handler = serveQueue((record) => take(record, (deps ??= open())))

async function take({ body, receiptHandle }: SQSRecord, { queue, ...rest }: Deps): Promise<Taken> {
  const message = JSON.parse(body) as DeliveryMessage
  const delivered = await deliver(message, rest)
  log('info', { subscription: message.subscriptionId, delivery: message.deliveryId, ...delivered })
  if (delivered.kind !== 'again') return 'done'
  // The queue's visibility is the clock of the retries.
  await queue.postpone(receiptHandle, delivered.seconds)
  return 'again'
}
