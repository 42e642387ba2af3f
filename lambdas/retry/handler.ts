/** The function that posts webhooks again, and to subscribers that are slow or failing: it waits longer for their answers. */
import { handleLane } from '../deliver/lane'

/** The visibility timeout of the message is the wait before its next attempt. */
export const handler = handleLane('retry', async ({ record, seconds }, retries) => {
  await retries.postpone(record.receiptHandle, seconds)
  return 'retry'
})
