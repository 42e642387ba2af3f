/** The event bus, as the publisher and the operators' commands put changes on it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { Change } from '../../contract/changes'
import { EVENT_SOURCE } from '../../contract/events'
import { canonical } from '../../domain/shared/json'
import { batchesOf } from './batches'

/** A change that the bus did not take, by its place among those that were to be put there. */
export interface Refused {
  readonly index: number
  /** What the bus says is wrong, as a code; `Unreadable` for what is no change. */
  readonly code: string
}

export type Bus = ReturnType<typeof openBus>

/** How often what was refused is sent again, and the longest wait before the first time; it doubles. */
const RESENDS = 3
const FIRST_MS = 100

/** `random` is from 0 to 1. */
export function openBus(bus: string, client = new EventBridgeClient({}), random = Math.random) {
  /** Gives those that were refused, each with the reason. */
  const putOnce = async (batch: readonly Outgoing[]): Promise<Turned[]> => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) }),
    )
    return batch.flatMap((one, place) => {
      const { EventId, ErrorCode } = Entries[place] ?? {}
      // Taken is only what has an id: what the answer does not speak of was not taken.
      return EventId ? [] : [{ ...one, code: ErrorCode ?? 'NoAnswer' }]
    })
  }

  /** Sends exactly what was refused once more, a few times. A call that fails as a whole was tried again by the client. */
  const putBatch = async (batch: readonly Outgoing[]): Promise<Refused[]> => {
    let left = batch
    try {
      for (let tries = 0; ; tries += 1) {
        const turned = await putOnce(left)
        if (turned.length === 0 || tries === RESENDS)
          return turned.map(({ index, code }) => ({ index, code }))
        await sleep(random() * FIRST_MS * 2 ** tries)
        left = turned
      }
    } catch (error) {
      const code = error instanceof Error ? error.name : 'Unknown'
      return left.map(({ index }) => ({ index, code }))
    }
  }

  return {
    /** Puts changes on the bus in their order, and gives those that it did not take: never throws for them. */
    put: async (changes: readonly (Change | undefined)[]): Promise<Refused[]> => {
      const read = changes.map((change, index) => ({ index, entry: entryOf(change, bus) }))
      const refused: Refused[] = []
      for (const { index, entry } of read) if (!entry) refused.push({ index, code: 'Unreadable' })
      for (const batch of batchesOf(read.filter(isOutgoing), detailOf))
        refused.push(...(await putBatch(batch)))
      return refused.toSorted((one, other) => one.index - other.index)
    },
  }
}

interface Outgoing {
  readonly index: number
  readonly entry: PutEventsRequestEntry
}

interface Turned extends Outgoing {
  readonly code: string
}

const isOutgoing = (one: { readonly entry: PutEventsRequestEntry | undefined }): one is Outgoing =>
  one.entry !== undefined

const detailOf = ({ entry }: Outgoing): string => entry.Detail ?? ''

/** Undefined for what is no change: it would take the whole call down with it. */
function entryOf(change: Change | undefined, EventBusName: string): PutEventsRequestEntry | undefined {
  const Time = new Date(change?.time ?? Number.NaN)
  if (typeof change?.type !== 'string' || Number.isNaN(Time.getTime())) return undefined
  return { EventBusName, Source: EVENT_SOURCE, DetailType: change.type, Detail: canonical(change), Time }
}
