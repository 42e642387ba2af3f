import type { Clock } from '../clock'
import { dropFault } from '../data/file-fault'
import type { InvocationResult } from '../functions/environment'
import { localAccount } from '../template/identities'
import { processedMessages } from './batch-result'
import { md5, type QueueMessage, systemAttributes } from './message'
import type { QueueMappingSettings } from './queue-mapping-settings'

interface QueueMappingDeps {
  clock: Clock
  onWarning: (message: string) => void
}

/**
 * Receives messages from a queue and invokes a function with them, in concurrent batches. Processed messages are deleted;
 * failed ones become visible again after the queue's visibility timeout.
 */
export class QueueMapping {
  private readonly deliveries = new Set<Promise<void>>()
  private gathered: QueueMessage[] = []
  private window: 'closed' | 'open' | 'over' = 'closed'
  private closeWindow = (): void => {}
  private stopped = false
  private unsubscribe = (): void => {}

  constructor(
    private readonly settings: QueueMappingSettings,
    private readonly deps: QueueMappingDeps,
  ) {}

  start(): void {
    this.unsubscribe = this.settings.queue.onVisible(() => this.poll())
    this.poll()
  }

  /** Resolves when the current batches are processed, or their function is stopped. */
  async stop(): Promise<void> {
    this.stopped = true
    this.unsubscribe()
    this.closeWindow()
    await Promise.all(this.deliveries)
  }

  private poll(): void {
    dropFault(() => this.receive())
  }

  private receive(): void {
    while (!this.stopped && this.deliveries.size < this.settings.concurrency) {
      const batch = this.nextBatch()
      if (batch.length === 0) return
      const delivery = this.deliver(batch).finally(() => {
        this.deliveries.delete(delivery)
        this.poll()
      })
      this.deliveries.add(delivery)
    }
  }

  /** The next batch: as soon as it is full, or its batching window is over. Empty until then. */
  private nextBatch(): QueueMessage[] {
    const { queue, batchSize, windowSeconds } = this.settings
    this.gathered.push(...queue.receive(batchSize - this.gathered.length))
    const { length } = this.gathered
    if (length > 0 && length < batchSize && windowSeconds > 0 && this.window !== 'over') {
      this.openWindow(windowSeconds)
      return []
    }
    this.closeWindow()
    this.window = 'closed'
    return this.gathered.splice(0)
  }

  /** The window begins with the first message of a batch. */
  private openWindow(seconds: number): void {
    if (this.window === 'open') return
    this.window = 'open'
    const { clock } = this.deps
    this.closeWindow = clock.at(clock.now() + seconds * 1000, () => {
      this.window = 'over'
      this.poll()
    })
  }

  private async deliver(batch: QueueMessage[]): Promise<void> {
    const { target, queue, partial } = this.settings
    // Read before the invocation: a message that is received again meanwhile has another receipt.
    const receipts = new Map(batch.map(({ id, receipt = '' }) => [id, receipt]))
    const result = await target.invoke({ Records: batch.map((message) => this.recordOf(message)) })
    const processed = processedMessages(result, batch, partial)
    dropFault(() => processed.forEach(({ id }) => queue.delete(receipts.get(id) ?? '')))
    if (processed.length === 0) this.warn(result, batch.length)
  }

  /** Lambda Developer Guide, "Using Lambda with Amazon SQS". */
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
      awsRegion: localAccount.region,
    }
  }

  private warn(result: InvocationResult, count: number): void {
    if (this.stopped || !('error' in result)) return
    const { errorType, errorMessage } = result.error
    const messages = count === 1 ? '1 message' : `${count} messages`
    const { logicalId } = this.settings
    this.deps.onWarning(
      `${logicalId}: ${messages} will be retried (${errorType}: ${errorMessage.split('\n')[0]})`,
    )
  }
}
