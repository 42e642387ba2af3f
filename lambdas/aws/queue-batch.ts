/** Serves a queue's messages, each by itself: what fails comes again, and holds up nothing beside it. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { log, traceOf } from './log'
import { startWatch } from './stopwatch'

/** What has become of a message: it is done with, or it has yet to come again. */
export type Taken = 'done' | 'again'

export const serveQueue =
  (take: (record: SQSRecord) => Promise<Taken>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const elapsed = startWatch()
    const taken = await Promise.all(Records.map((record) => safely(take, record)))
    const again = Records.filter((_, index) => taken[index] !== 'done')
    const failed = taken.filter((each) => each === 'failed').length
    const counts = { messages: Records.length, again: again.length, failed }
    log(failed > 0 ? 'error' : 'info', { ...counts, ms: elapsed() })
    return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }

async function safely(
  take: (record: SQSRecord) => Promise<Taken>,
  record: SQSRecord,
): Promise<Taken | 'failed'> {
  try {
    return await take(record)
  } catch (error) {
    log('error', traceOf(error, 'error'))
    return 'failed'
  }
}
