import { callDynamoDb, DynamoDbError } from '../table/wire'
import type { Position } from './position'
import { sequenceOf, type StreamRecord } from './stream-record'

interface ReaderSettings {
  endpoint: string
  /** The engine's ARN of the stream. */
  stream: string
  /** The checkpoint of an earlier run; without one, reading starts at the oldest record. */
  position: Position | undefined
}

interface GetRecordsOutput {
  Records: StreamRecord[]
  NextShardIterator?: string
}

/** Reads a stream from a position on, one shard after the other, oldest first. */
export class StreamReader {
  private iterator: string | undefined
  private after: string | undefined
  /** The shard of the last records. */
  shard: string | undefined

  constructor(private readonly settings: ReaderSettings) {
    this.shard = settings.position?.shard
    this.after = settings.position?.after
  }

  /** The next records, at most `limit`; an empty array when there are none. */
  async read(limit: number): Promise<StreamRecord[]> {
    this.iterator ??= await this.openIterator()
    if (this.iterator === undefined) return []
    const { Records: records, NextShardIterator } = await this.getRecords(this.iterator, limit)
    const last = records.at(-1)
    if (last) this.after = sequenceOf(last)
    this.iterator = NextShardIterator
    if (NextShardIterator === undefined) await this.openNextShard()
    return records
  }

  /** Replaces an expired iterator by one at the same position. */
  private async getRecords(iterator: string, limit: number): Promise<GetRecordsOutput> {
    try {
      return await this.call<GetRecordsOutput>('GetRecords', { ShardIterator: iterator, Limit: limit })
    } catch (error) {
      if (!(error instanceof DynamoDbError) || error.code !== 'ExpiredIteratorException') throw error
      return { Records: [], NextShardIterator: await this.openIterator() }
    }
  }

  private async openIterator(): Promise<string | undefined> {
    const shards = await this.shards()
    if (!shards.some((shard) => shard === this.shard)) {
      this.shard = shards[0]
      this.after = undefined
    }
    if (this.shard === undefined) return undefined
    const from =
      this.after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.after }
    const { ShardIterator } = await this.call<{ ShardIterator?: string }>('GetShardIterator', {
      StreamArn: this.settings.stream,
      ShardId: this.shard,
      ...from,
    })
    return ShardIterator
  }

  /** Continues with the next shard when a closed shard is read to its end. */
  private async openNextShard(): Promise<void> {
    const shards = await this.shards()
    const next = shards[shards.indexOf(this.shard ?? '') + 1]
    if (next === undefined) return
    this.shard = next
    this.after = undefined
  }

  private async shards(): Promise<string[]> {
    const { StreamDescription } = await this.call<{ StreamDescription: { Shards?: { ShardId: string }[] } }>(
      'DescribeStream',
      { StreamArn: this.settings.stream },
    )
    return (StreamDescription.Shards ?? []).map(({ ShardId }) => ShardId)
  }

  private async call<Answer>(operation: string, input: Record<string, unknown>): Promise<Answer> {
    return await callDynamoDb<Answer>(this.settings.endpoint, operation, input)
  }
}
