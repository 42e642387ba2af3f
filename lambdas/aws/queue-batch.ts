/** Handles the messages of an SQS batch separately: a message that fails does not affect the others. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { log, traceOf } from './log'
import { startWatch } from './stopwatch'

/** `done` deletes the message; `retry` leaves it in the queue until its visibility timeout ends. */
export type MessageResult = 'done' | 'retry'

export const handleQueue =
  (handleMessage: (record: SQSRecord) => Promise<MessageResult>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const elapsed = startWatch()
    const results = await Promise.all(Records.map((record) => resultOf(handleMessage, record)))
    const retried = Records.filter((_, index) => results[index] !== 'done')
    const failed = results.filter((result) => result === 'failed').length
    const counts = { messages: Records.length, retried: retried.length, failed }
    log(failed > 0 ? 'error' : 'info', { ...counts, ms: elapsed() })
    return { batchItemFailures: retried.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }

/** The result of a message; `failed` if handling it throws. */
async function resultOf(
  handleMessage: (record: SQSRecord) => Promise<MessageResult>,
  record: SQSRecord,
): Promise<MessageResult | 'failed'> {
  try {
    return await handleMessage(record)
  } catch (error) {
    log('error', traceOf(error, 'error'))
    return 'failed'
  }
}
