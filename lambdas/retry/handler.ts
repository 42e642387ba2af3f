/** The function that posts webhooks again, and to subscribers that are slow or failing: it waits longer for their answers. */
import type { SQSRecord } from 'aws-lambda'
import type { DeliverDeps } from '../deliver/deliver'
import { deliverLogged, openDeliver } from '../deliver/environment'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { required } from '../aws/environment'
import { openQueue, type Queue } from '../aws/queue'
import { handleQueue, type MessageResult } from '../aws/queue-batch'

interface Deps extends DeliverDeps {
  readonly retries: Pick<Queue, 'postpone'>
}

let deps: Deps | undefined

const open = (): Deps => ({
  ...openDeliver('retry'),
  retries: openQueue(required('RETRIES_QUEUE_URL')),
})

export const handler = handleQueue((record) => handleMessage(record, (deps ??= open())))

/** The visibility timeout of the message is the wait before its next attempt. */
async function handleMessage(
  { body, receiptHandle }: SQSRecord,
  { retries, ...rest }: Deps,
): Promise<MessageResult> {
  const result = await deliverLogged(JSON.parse(body) as DeliveryMessage, rest)
  if (result.kind !== 'retry') return 'done'
  await retries.postpone(receiptHandle, result.seconds)
  return 'retry'
}
