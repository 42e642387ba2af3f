/** What both delivering functions use: the table, the dead-letter queue, and the network. */
import type { Lane } from '../../domain/notifications/lanes'
import { systemClock } from '../aws/clock'
import { addressPolicy, required } from '../aws/environment'
import { log } from '../aws/log'
import { openQueue } from '../aws/queue'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { openDeliveries } from '../subscriptions/deliveries'
import { groupRequests } from '../table/grouped'
import { openStore } from '../table/store'
import { openTable } from '../table/table'
import { deliver, type DeliverDeps, type DeliveryResult } from './deliver'
import { post } from './post'
import { signedHeaders } from './sign'

/** The dependencies of `deliver` in a lane, from the environment of the function. */
export function openDeliver(lane: Lane): DeliverDeps {
  const table = openTable(required('TABLE_NAME'))
  const deadLetterQueue = openQueue(required('DEAD_LETTERS_QUEUE_URL'))
  return {
    lane,
    store: openStore(table, systemClock),
    deliveries: openDeliveries(groupRequests(table), systemClock.now),
    post: ({ url, id, body, secrets }, deadlineMs) => {
      const signed = signedHeaders({ id, sentAt: systemClock.now(), body }, secrets)
      const headers = { 'content-type': 'application/json', ...signed }
      return post({ url, body, headers }, { ...addressPolicy(), deadlineMs })
    },
    sendToDeadLetters: (message) => deadLetterQueue.send([{ body: message, group: message.subscriptionId }]),
    now: systemClock.now,
    random: Math.random,
  }
}

/**
 * Handles a message once. Only a message that is not finished is logged, without personal data: the delivery itself tells of
 * the others, and one line for each would be most of the log.
 */
export async function deliverLogged(message: DeliveryMessage, deps: DeliverDeps): Promise<DeliveryResult> {
  const result = await deliver(message, deps)
  if (result.kind !== 'finished')
    log('info', { subscription: message.subscriptionId, delivery: message.deliveryId, ...result })
  return result
}
