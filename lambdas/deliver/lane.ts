/** The function of a lane, which delivers the messages of a queue. */
import type { SQSRecord } from 'aws-lambda'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import type { Lane } from '../../domain/notifications/lanes'
import { systemClock } from '../aws/clock'
import { addressPolicy, required } from '../aws/environment'
import { log } from '../aws/log'
import { openQueue, type Queue } from '../aws/queue'
import { handleQueue, type MessageResult } from '../aws/queue-batch'
import { openDeliveries } from '../subscriptions/deliveries'
import { groupRequests } from '../table/grouped'
import { openStore } from '../table/store'
import { openTable } from '../table/table'
import { deliver, type DeliverDeps } from './deliver'
import { post } from './post'
import { signedHeaders } from './sign'

/** A message that needs another attempt, and in how many seconds. */
interface Retry {
  readonly message: DeliveryMessage
  readonly record: SQSRecord
  readonly seconds: number
}

type PassOn = (retry: Retry, retries: Queue) => Promise<MessageResult>

interface Deps {
  readonly retries: Queue
  readonly deliver: DeliverDeps
}

/**
 * The handler of a lane's function.
 *
 * @param passOn makes a message due in the queue of retries
 */
export function handleLane(lane: Lane, passOn: PassOn) {
  let deps: Deps | undefined
  return handleQueue(async (record) => {
    deps ??= open(lane)
    const message = JSON.parse(record.body) as DeliveryMessage
    const result = await deliver(message, deps.deliver)
    // The delivery itself tells of a message that is finished, and one line for each would be most of the log.
    if (result.kind !== 'finished')
      log('info', { subscription: message.subscriptionId, delivery: message.deliveryId, ...result })
    if (result.kind !== 'retry') return 'done'
    return await passOn({ message, record, seconds: result.seconds }, deps.retries)
  })
}

function open(lane: Lane): Deps {
  const table = openTable(required('TABLE_NAME'))
  const deadLetterQueue = openQueue(required('DEAD_LETTERS_QUEUE_URL'))
  return {
    retries: openQueue(required('RETRIES_QUEUE_URL')),
    deliver: {
      lane,
      store: openStore(table, systemClock),
      deliveries: openDeliveries(groupRequests(table), systemClock.now),
      post: ({ url, id, body, secrets }, deadlineMs) => {
        const signed = signedHeaders({ id, sentAt: systemClock.now(), body }, secrets)
        const headers = { 'content-type': 'application/json', ...signed }
        return post({ url, body, headers }, { ...addressPolicy(), deadlineMs })
      },
      sendToDeadLetters: (message) =>
        deadLetterQueue.send([{ body: message, group: message.subscriptionId }]),
      now: systemClock.now,
      random: Math.random,
    },
  }
}
