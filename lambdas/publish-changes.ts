/** The function that sends every change from the table's stream to the event bus. Reads nothing but the change item. */
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { EVENT_SOURCE } from '../contract/events'
import { canonical } from '../domain/json'
import { required } from './runtime/environment'
import { log } from './runtime/log'
import { startWatch } from './runtime/stopwatch'
import { changeIn } from './runtime/stream'

/** What `PutEvents` takes at once: so many entries, of so many bytes together (256 KB, less some room). */
const MAX_ENTRIES = 10
const MAX_BYTES = 240_000

let client: EventBridgeClient | undefined

/** Publishes the changes in their order; what the bus did not take is answered as a failure, and comes again. */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const elapsed = startWatch()
  const bus = required('BUS_NAME')
  const failed: string[] = []
  for (const batch of batchesOf(Records.map((record) => outgoing(record, bus))))
    failed.push(...(await publish(batch)))
  const level = failed.length > 0 ? 'error' : 'info'
  log(level, { records: Records.length, failed: failed.length, ms: elapsed() })
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

interface Outgoing {
  readonly sequenceNumber: string
  readonly entry: PutEventsRequestEntry
}

function outgoing(record: DynamoDBRecord, EventBusName: string): Outgoing {
  const change = changeIn(record)
  const { type: DetailType, time } = change
  const Detail = canonical(change)
  const entry = { EventBusName, Source: EVENT_SOURCE, DetailType, Detail, Time: new Date(time) }
  return { sequenceNumber: record.dynamodb?.SequenceNumber ?? '', entry }
}

/** A change is below 200 KB: its thing, and the pointers to what differs in it. */
function batchesOf(all: readonly Outgoing[]): Outgoing[][] {
  const batches: Outgoing[][] = []
  let bytes = 0
  for (const one of all) {
    const size = Buffer.byteLength(one.entry.Detail ?? '') + 1000
    const last = batches.at(-1)
    if (!last || last.length === MAX_ENTRIES || bytes + size > MAX_BYTES) {
      batches.push([one])
      bytes = size
    } else {
      last.push(one)
      bytes += size
    }
  }
  return batches
}

async function publish(batch: readonly Outgoing[]): Promise<string[]> {
  client ??= new EventBridgeClient({})
  const { Entries = [] } = await client.send(
    new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) }),
  )
  return batch.flatMap(({ sequenceNumber }, index) => (Entries[index]?.ErrorCode ? [sequenceNumber] : []))
}
