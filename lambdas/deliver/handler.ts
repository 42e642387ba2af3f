/** The function that posts webhooks to subscribed services, with retries. */
import type { SQSRecord } from 'aws-lambda'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { deliver, type DeliverDeps } from './deliver'
import { post } from './post'
import { signedHeaders } from './sign'
import { systemClock } from '../aws/clock'
import { addressPolicy, required } from '../aws/environment'
import { log } from '../aws/log'
import { openQueue, type Queue } from '../aws/queue'
import { handleQueue, type MessageResult } from '../aws/queue-batch'
import { openDeliveries } from '../subscriptions/deliveries'
import { openStore } from '../table/store'
import { openTable } from '../table/table'

interface Deps extends DeliverDeps {
  readonly queue: Pick<Queue, 'postpone'>
}

let deps: Deps | undefined

function open(): Deps {
  const table = openTable(required('TABLE_NAME'))
  const deadLetterQueue = openQueue(required('DEAD_LETTERS_QUEUE_URL'))
  return {
    store: openStore(table, systemClock),
    deliveries: openDeliveries(table, systemClock.now),
    post: ({ url, id, body, secrets }) => {
      const signed = signedHeaders({ id, sentAt: systemClock.now(), body }, secrets)
      return post({ url, body, headers: { 'content-type': 'application/json', ...signed } }, addressPolicy())
    },
    sendToDeadLetters: (message) => deadLetterQueue.send([{ body: message, group: message.subscriptionId }]),
    queue: openQueue(required('DELIVERIES_QUEUE_URL')),
    now: systemClock.now,
    random: Math.random,
  }
}

export const handler = handleQueue((record) => handleMessage(record, (deps ??= open())))

async function handleMessage(
  { body, receiptHandle }: SQSRecord,
  { queue, ...rest }: Deps,
): Promise<MessageResult> {
  const message = JSON.parse(body) as DeliveryMessage
  const result = await deliver(message, rest)
  log('info', { subscription: message.subscriptionId, delivery: message.deliveryId, ...result })
  if (result.kind !== 'retry') return 'done'
  // The visibility timeout of the message is the wait before its next attempt.
  await queue.postpone(receiptHandle, result.seconds)
  return 'retry'
}
