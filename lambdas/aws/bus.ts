/** The event bus, for the publisher and the operators' commands. */
import { setTimeout as sleep } from 'node:timers/promises'
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { Change } from '../../contract/changes'
import { EVENT_SOURCE } from '../../contract/events'
import { canonical } from '../../domain/shared/json'
import { batchesOf } from './batches'

/** A change that EventBridge rejected. */
export interface FailedEntry {
  /** The index of the change in the list that was passed to `put`. */
  readonly index: number
  /** The error code of EventBridge; `Unreadable` for a record without a valid change. */
  readonly code: string
}

export type Bus = ReturnType<typeof openBus>

/** The retries of rejected entries, and the longest wait before the first retry, which doubles with each. */
const RETRIES = 3
const FIRST_WAIT_MS = 100

/** `random` returns a number from 0 to 1. */
export function openBus(bus: string, client = new EventBridgeClient({}), random = Math.random) {
  /** Sends a batch, and retries only the rejected entries. The SDK has already retried a call that fails as a whole. */
  const putBatch = async (batch: readonly ReadEntry[]): Promise<FailedEntry[]> => {
    let left = batch
    try {
      for (let tries = 0; ; tries += 1) {
        const rejected = await putOnce(client, left)
        if (rejected.length === 0 || tries === RETRIES)
          return rejected.map(({ index, code }) => ({ index, code }))
        await sleep(random() * FIRST_WAIT_MS * 2 ** tries)
        left = rejected
      }
    } catch (error) {
      const code = error instanceof Error ? error.name : 'Unknown'
      return left.map(({ index }) => ({ index, code }))
    }
  }

  return {
    /** Puts changes on the bus in order. Returns the changes that were rejected, and does not throw for them. */
    put: async (changes: readonly (Change | undefined)[]): Promise<FailedEntry[]> => {
      const read = changes.map((change, index) => ({ index, entry: entryOf(change, bus) }))
      const failed: FailedEntry[] = []
      for (const { index, entry } of read) if (!entry) failed.push({ index, code: 'Unreadable' })
      for (const batch of batchesOf(read.filter(isReadEntry), detailOf))
        failed.push(...(await putBatch(batch)))
      return failed.toSorted((one, other) => one.index - other.index)
    },
  }
}

/** Sends a batch once, and returns the entries that were rejected. */
async function putOnce(client: EventBridgeClient, batch: readonly ReadEntry[]): Promise<RejectedEntry[]> {
  const { Entries = [] } = await client.send(
    new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) }),
  )
  return batch.flatMap((one, index) => {
    const { EventId, ErrorCode } = Entries[index] ?? {}
    // Only an entry with an id was accepted; the response may lack others.
    return EventId ? [] : [{ ...one, code: ErrorCode ?? 'NoAnswer' }]
  })
}

interface ReadEntry {
  readonly index: number
  readonly entry: PutEventsRequestEntry
}

interface RejectedEntry extends ReadEntry {
  readonly code: string
}

const isReadEntry = (one: { readonly entry: PutEventsRequestEntry | undefined }): one is ReadEntry =>
  one.entry !== undefined

const detailOf = ({ entry }: ReadEntry): string => entry.Detail ?? ''

/** The entry of a change; `undefined` for an invalid change, for which the whole call would fail. */
function entryOf(change: Change | undefined, EventBusName: string): PutEventsRequestEntry | undefined {
  const Time = new Date(change?.time ?? Number.NaN)
  if (typeof change?.type !== 'string' || Number.isNaN(Time.getTime())) return undefined
  return { EventBusName, Source: EVENT_SOURCE, DetailType: change.type, Detail: canonical(change), Time }
}
