import type { Clock } from '../clock'
import type { InvocationResult } from '../functions/environment'
import { here } from '../template/identities'
import { doneOf } from './batch-outcome'
import { md5, type QueueMessage, systemAttributes } from './message'
import type { QueueMappingSettings } from './queue-mapping-settings'

export interface QueueMappingDeps {
  clock: Clock
  /** Hears, in a sentence, of a batch that failed. */
  onFailure: (line: string) => void
}

/**
 * Receives what is in a queue and hands it to a function, in as many batches at once as the mapping allows. What the
 * function has done with is deleted; what it has not stays hidden for its time, and comes again.
 */
export class QueueMapping {
  private readonly running = new Set<Promise<void>>()
  private stopped = false
  private unsubscribe = (): void => {}
  /** Ends the window in which a batch is being collected. */
  private endWindow: (() => void) | undefined

  constructor(
    private readonly settings: QueueMappingSettings,
    private readonly deps: QueueMappingDeps,
  ) {}

  start(): void {
    this.unsubscribe = this.settings.queue.onVisible(() => this.fetch())
    this.fetch()
  }

  /** Settles when the batches at hand are done with, or their function has been stopped. */
  async stop(): Promise<void> {
    this.stopped = true
    this.unsubscribe()
    this.endWindow?.()
    await Promise.all(this.running)
  }

  private fetch(collected = false): void {
    const { queue, batchSize, concurrency } = this.settings
    while (!this.stopped && this.running.size < concurrency) {
      if (!collected && this.isCollecting()) return
      const batch = queue.take(batchSize)
      if (batch.length === 0) return
      const delivery = this.deliver(batch).finally(() => {
        this.running.delete(delivery)
        this.fetch()
      })
      this.running.add(delivery)
    }
  }

  private isCollecting(): boolean {
    const { queue, batchSize, windowSeconds } = this.settings
    if (windowSeconds === 0) return false
    const { visible } = queue.counts()
    if (visible === 0 || visible >= batchSize) return false
    const { clock } = this.deps
    this.endWindow ??= clock.at(clock.now() + windowSeconds * 1000, () => {
      this.endWindow = undefined
      this.fetch(true)
    })
    return true
  }

  private async deliver(batch: QueueMessage[]): Promise<void> {
    const { target, queue, partial } = this.settings
    // Taken now: a message that comes again while this batch still runs has another receipt then.
    const receipts = new Map(batch.map(({ id, receipt = '' }) => [id, receipt]))
    const outcome = await target.invoke({ Records: batch.map((message) => this.recordOf(message)) })
    const done = doneOf(outcome, batch, partial)
    for (const { id } of done) queue.delete(receipts.get(id) ?? '')
    if (done.length === 0) this.tell(outcome, batch.length)
  }

  /** As Lambda has it (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
  private recordOf(message: QueueMessage) {
    const attributes = Object.entries(message.attributes ?? {}).map(([name, stringValue]) => [
      name,
      { stringValue, stringListValues: [], binaryListValues: [], dataType: 'String' },
    ])
    return {
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: Object.fromEntries(attributes) as object,
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: this.settings.queue.settings.arn,
      awsRegion: here.region,
    }
  }

  private tell(outcome: InvocationResult, count: number): void {
    if (this.stopped || !('error' in outcome)) return
    const { errorType, errorMessage } = outcome.error
    const many = count === 1 ? '1 message comes' : `${count} messages come`
    const { logicalId } = this.settings
    this.deps.onFailure(`${logicalId}: ${many} again (${errorType}: ${errorMessage.split('\n')[0]})`)
  }
}
