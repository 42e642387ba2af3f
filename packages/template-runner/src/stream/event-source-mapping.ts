import { setTimeout as pause } from 'node:timers/promises'
import type { DataFolder } from '../data/data-folder'
import { dropFault, FileFault } from '../data/file-fault'
import { localAccount } from '../template/identities'
import { deliverBatch } from './batch-delivery'
import { type FailedBatch, writeFailedBatch } from './failed-batches'
import type { MappingSettings } from './mapping-settings'
import { type Position, PositionFile } from './position'
import { StreamReader } from './stream-reader'
import { sequenceOf, type StreamRecord } from './stream-record'
import { Wake } from './wake'

interface EventSourceMappingDeps {
  data: DataFolder
  /** The engine's address. */
  endpoint: string
  onWarning: (message: string) => void
}

/** The pause between two polls of an idle stream, in milliseconds; a write through the run's endpoint ends it. */
const pollInterval = 100
/** The shortest time from one poll of a busy stream to the next, in milliseconds: a poll for each write would cost more. */
const busyInterval = 20
/** The pause after an error, in milliseconds. */
const errorPause = 1000
const readLimit = 1000

/** Reads a stream and invokes a function with its records, as an event source mapping defines it. */
export class EventSourceMapping {
  private readonly stopping = new AbortController()
  private readonly waking = new Wake()
  private reader: StreamReader | undefined
  private readonly position: PositionFile
  private running = Promise.resolve()

  constructor(
    private readonly settings: MappingSettings,
    private readonly deps: EventSourceMappingDeps,
  ) {
    this.position = new PositionFile(deps.data, settings.logicalId)
    this.reader = this.openReader()
  }

  start(): void {
    this.running = this.run().finally(() => dropFault(() => this.position.close()))
  }

  /** Polls the stream now. */
  wake(): void {
    this.waking.call()
  }

  /** Resolves when the current batch is processed, or its function is stopped. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.wake()
    await this.running
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const polledAt = performance.now()
        const reader = (this.reader ??= this.openReader())
        const records = await reader.read(readLimit)
        if (records.length > 0) {
          await this.process(records, reader.shard ?? '')
          await pause(polledAt + busyInterval - performance.now())
        }
        // A write meanwhile ends the sleep at once.
        if (records.length < readLimit) await this.waking.sleep(pollInterval)
      } catch (error) {
        this.deps.data.report(error)
        if (this.stopped || error instanceof FileFault) return
        const message = error instanceof Error ? error.message : String(error)
        this.deps.onWarning(`${this.settings.logicalId}: ${message}`)
        await this.waking.sleep(errorPause)
        // Records that were read and not processed are read again.
        this.reader = undefined
      }
    }
  }

  private openReader(): StreamReader {
    const { engineStreamArn } = this.settings
    return new StreamReader({
      endpoint: this.deps.endpoint,
      stream: engineStreamArn,
      position: this.position.read(engineStreamArn),
    })
  }

  private async process(records: StreamRecord[], shard: string): Promise<void> {
    const { batchSize, streamArn, matches, delivery } = this.settings
    const matching = records
      .map((record) => ({ ...record, awsRegion: localAccount.region, eventSourceARN: streamArn }))
      .filter((record) => matches(record))
    for (let start = 0; start < matching.length; start += batchSize) {
      await deliverBatch(matching.slice(start, start + batchSize), delivery, {
        invoke: async (batch) => await this.settings.target.invoke({ Records: batch }),
        advance: (record) => this.position.write(this.positionAt(shard, record)),
        discard: (batch, condition, invocations) =>
          this.discard({ shard, records: batch, condition, invocations }),
        signal: this.stopping.signal,
      })
    }
    const last = records.at(-1)
    if (last && last.dynamodb.SequenceNumber !== matching.at(-1)?.dynamodb.SequenceNumber)
      this.position.pass(this.positionAt(shard, last), records.length)
  }

  private positionAt(shard: string, record: StreamRecord): Position {
    return { stream: this.settings.engineStreamArn, shard, after: sequenceOf(record) }
  }

  private discard(failed: FailedBatch): void {
    const { bucket, mappingId, target, streamArn, logicalId } = this.settings
    const records = `${failed.records.length} record${failed.records.length === 1 ? '' : 's'}`
    const functionArn = target.settings.arn
    const { data } = this.deps
    const outcome =
      bucket === undefined
        ? 'dropped'
        : `written to ${bucket}/${writeFailedBatch({ data, bucket, mappingId, functionArn, streamArn }, failed)}`
    this.deps.onWarning(`${logicalId}: ${records} discarded (${failed.condition}), ${outcome}`)
  }
}
