/** The function that makes the first attempts: it posts webhooks to subscribed services, and waits briefly for an answer. */
import type { DeliverDeps } from './deliver'
import { deliverLogged, openDeliver } from './environment'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { required } from '../aws/environment'
import { MAX_DELAY_SECONDS, openQueue, type Queue } from '../aws/queue'
import { handleQueue, type MessageResult } from '../aws/queue-batch'

interface Deps extends DeliverDeps {
  readonly retries: Pick<Queue, 'send'>
}

let deps: Deps | undefined

const open = (): Deps => ({
  ...openDeliver('first'),
  retries: openQueue(required('RETRIES_QUEUE_URL')),
})

export const handler = handleQueue(({ body }) =>
  handleMessage(JSON.parse(body) as DeliveryMessage, (deps ??= open())),
)

/** A message that must wait, or whose subscriber needs longer, is in the queue of retries before it is deleted here. */
async function handleMessage(message: DeliveryMessage, { retries, ...rest }: Deps): Promise<MessageResult> {
  const result = await deliverLogged(message, rest)
  if (result.kind !== 'retry') return 'done'
  const delaySeconds = Math.min(result.seconds, MAX_DELAY_SECONDS)
  await retries.send([{ body: message, group: message.subscriptionId, delaySeconds }])
  return 'done'
}
