import { callDynamoDb, DynamoDbError } from '../table/wire'
import type { Position } from './position'

/** A record as the streams API and Lambda have it (DynamoDB Streams API Reference, "Record"). */
export interface StreamRecord {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  awsRegion: string
  eventSourceARN?: string
  dynamodb: {
    Keys: Record<string, unknown>
    NewImage?: Record<string, unknown>
    OldImage?: Record<string, unknown>
    SequenceNumber: string
    /** Seconds since 1970. */
    ApproximateCreationDateTime: number
  }
}

export interface ReaderSettings {
  endpoint: string
  /** The engine's name of the stream. */
  stream: string
  startingPosition: 'TRIM_HORIZON' | 'LATEST'
  /** Where an earlier run has come to. */
  position: Position | undefined
}

interface Records {
  Records: StreamRecord[]
  NextShardIterator?: string
}

/** Reads a stream from a position on, one shard after the other, as the engine lists them: oldest first. */
export class StreamReader {
  private iterator: string | undefined
  private after: string | undefined
  /** The shard that the last records came from. */
  shard: string | undefined

  constructor(private readonly settings: ReaderSettings) {
    this.shard = settings.position?.shard
    this.after = settings.position?.after
  }

  /** The next records, at most `limit`; an empty list when there are none yet. */
  async read(limit: number): Promise<StreamRecord[]> {
    this.iterator ??= await this.openIterator()
    if (this.iterator === undefined) return []
    const { Records: records, NextShardIterator } = await this.records(this.iterator, limit)
    this.after = records.at(-1)?.dynamodb.SequenceNumber ?? this.after
    this.iterator = NextShardIterator
    if (NextShardIterator === undefined) await this.turnToNextShard()
    return records
  }

  /** An iterator that has grown too old is replaced by one from the same place. */
  private async records(iterator: string, limit: number): Promise<Records> {
    try {
      return await this.call<Records>('GetRecords', { ShardIterator: iterator, Limit: limit })
    } catch (error) {
      if (!(error instanceof DynamoDbError) || error.code !== 'ExpiredIteratorException') throw error
      return { Records: [], NextShardIterator: await this.openIterator() }
    }
  }

  private async openIterator(): Promise<string | undefined> {
    const shards = await this.shards()
    const known = shards.find((shard) => shard === this.shard)
    if (known === undefined) {
      this.shard = shards[0]
      this.after = undefined
    }
    if (this.shard === undefined) return undefined
    const from =
      this.after === undefined
        ? { ShardIteratorType: this.settings.startingPosition }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.after }
    const { ShardIterator } = await this.call<{ ShardIterator?: string }>('GetShardIterator', {
      StreamArn: this.settings.stream,
      ShardId: this.shard,
      ...from,
    })
    return ShardIterator
  }

  /** A shard that is closed and read to its end is followed by the next, from its start. */
  private async turnToNextShard(): Promise<void> {
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
