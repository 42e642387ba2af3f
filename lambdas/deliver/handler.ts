/** The function that makes the first attempts: it posts webhooks to subscribed services, and waits briefly for an answer. */
import { MAX_DELAY_SECONDS } from '../aws/queue'
import { handleLane } from './lane'

/** The message is in the queue of retries before it is deleted here. */
export const handler = handleLane('first', async ({ message, seconds }, retries) => {
  const delaySeconds = Math.min(seconds, MAX_DELAY_SECONDS)
  await retries.send([{ body: message, group: message.subscriptionId, delaySeconds }])
  return 'done'
})
