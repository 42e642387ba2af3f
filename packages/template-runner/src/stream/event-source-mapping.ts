import { here } from '../template/identities'
import { deliverBatch } from './batch-delivery'
import { sequenceOf } from './batch-outcome'
import { keepFailedBatch } from './failed-batches'
import type { MappingSettings } from './mapping-settings'
import { PositionFile } from './position'
import { type StreamRecord, StreamReader } from './stream-reader'
import { Wake } from './wake'

export interface EventSourceMappingDeps {
  data: string
  /** The engine's address. */
  endpoint: string
  /** Hears, in a sentence, of what failed. */
  onFailure: (line: string) => void
}

/** Writes that come past this run are seen this late, in milliseconds; its own wake the mapping. */
const restMilliseconds = 100
const mostRecordsRead = 1000

/** Reads a stream and hands its records to a function, as the mapping of the template says, until it is stopped. */
export class EventSourceMapping {
  private readonly stopping = new AbortController()
  private readonly waking = new Wake()
  private reader: StreamReader
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
    this.running = this.run()
  }

  /** Looks at once whether there is something new, rather than at the next turn. */
  wake(): void {
    this.waking.call()
  }

  /** Settles when the batch at hand is done with, or its function has been stopped. */
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
        const records = await this.reader.read(mostRecordsRead)
        if (records.length > 0) await this.handle(records)
        else await this.waking.rest(restMilliseconds)
      } catch (error) {
        if (this.stopped) return
        this.deps.onFailure(
          `${this.settings.logicalId}: ${error instanceof Error ? error.message : String(error)}`,
        )
        await this.waking.rest(1000)
        // What was read and not done with is read again.
        this.reader = this.openReader()
      }
    }
  }

  private openReader(): StreamReader {
    const { engineStreamArn, startingPosition } = this.settings
    return new StreamReader({
      endpoint: this.deps.endpoint,
      stream: engineStreamArn,
      startingPosition,
      position: this.position.read(engineStreamArn),
    })
  }

  private async handle(records: StreamRecord[]): Promise<void> {
    const { batchSize, streamArn, matches, delivery } = this.settings
    const shard = this.reader.shard ?? ''
    const wanted = records
      .map((record) => ({ ...record, awsRegion: here.region, eventSourceARN: streamArn }))
      .filter((record) => matches(record))
    for (let start = 0; start < wanted.length; start += batchSize) {
      await deliverBatch(wanted.slice(start, start + batchSize), delivery, {
        invoke: async (batch) => await this.settings.target.invoke({ Records: batch }),
        done: (record) => this.keepPosition(shard, record),
        giveUp: (batch, condition, invocations) =>
          this.giveUp({ shard, records: batch, condition, invocations }),
        signal: this.stopping.signal,
      })
    }
    const last = records.at(-1)
    if (last) this.keepPosition(shard, last)
  }

  private keepPosition(shard: string, record: StreamRecord): void {
    this.position.write({ stream: this.settings.engineStreamArn, shard, after: sequenceOf(record) })
  }

  private giveUp(failed: Parameters<typeof keepFailedBatch>[1]): void {
    const { bucket, mappingId, target, streamArn, logicalId } = this.settings
    const many = `${failed.records.length} record${failed.records.length === 1 ? '' : 's'}`
    const functionArn = target.settings.arn
    const key =
      bucket === undefined
        ? undefined
        : keepFailedBatch({ data: this.deps.data, bucket, mappingId, functionArn, streamArn }, failed)
    const where = key === undefined ? 'dropped' : `kept as ${bucket}/${key}`
    this.deps.onFailure(`${logicalId}: ${many} given up (${failed.condition}), ${where}`)
  }
}
