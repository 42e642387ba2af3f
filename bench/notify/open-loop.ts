/**
 * An open loop: changes are requested at their rate, whatever has been answered or delivered, so that a delay adds up where
 * there is one.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { registryClient, type RegistryClient } from '../../cli/registry-client'
import { startRunProcess } from '../run-process'
import { startReceivers, type Behaviour, type Receivers } from '../receivers'

export interface Load {
  /** One for each subscriber. */
  readonly behaviours: readonly Behaviour[]
  /** Milliseconds from one change to the next. */
  readonly interval: number
  readonly seconds: number
}

export interface Measurement {
  /** For each change, in order: from its due time to its arrival at each prompt subscriber, in milliseconds. */
  readonly delays: readonly (readonly number[])[]
  /** Messages that prompt subscribers did not get within the patience. */
  readonly missing: number
  /** Requests that were not answered with 201. */
  readonly refused: number
}

/** How long to wait for the rest of the messages after the last change. */
const PATIENCE_MS = 60_000

/** Runs the load on a new local run, and measures from the first change on. */
export async function measure(load: Load): Promise<Measurement> {
  const dueAt = new Map<string, number>()
  const arrivals = new Map<string, Map<number, number>>()
  const receivers = await startReceivers(load.behaviours, (subscriber, subject, arrivedAt) => {
    const due = dueAt.get(subject)
    // A repeated message counts once.
    if (load.behaviours[subscriber] !== 'prompt' || due === undefined) return
    const ofChange = arrivals.get(subject) ?? new Map<number, number>()
    arrivals.set(subject, ofChange.has(subscriber) ? ofChange : ofChange.set(subscriber, arrivedAt - due))
  })
  const registry = await startRunProcess()
  try {
    const client = registryClient({ url: registry.url, token: await registry.token() })
    await subscribeAll(client, receivers)
    const refused = await requestChanges(client, load, dueAt)
    const expected = dueAt.size * load.behaviours.filter((behaviour) => behaviour === 'prompt').length
    const count = () => [...arrivals.values()].reduce((sum, { size }) => sum + size, 0)
    const end = performance.now() + PATIENCE_MS
    while (count() < expected && performance.now() < end) await pause(100)
    const delays = [...dueAt.keys()].map((subject) => Array.from(arrivals.get(subject)?.values() ?? []))
    return { delays, missing: expected - count(), refused }
  } finally {
    await registry.stop()
    receivers.close()
  }
}

async function subscribeAll(client: RegistryClient, { urls }: Receivers): Promise<void> {
  for (const url of urls)
    await client.call('recordSubscription', { body: { name: 'Watch', url, types: ['partnership.recorded'] } })
}

/** Requests each change at its due time, and returns how many were refused. */
async function requestChanges(
  client: RegistryClient,
  { interval, seconds }: Load,
  dueAt: Map<string, number>,
): Promise<number> {
  const start = performance.now()
  const requests = Array.from({ length: Math.ceil((seconds * 1000) / interval) }, async (_, index) => {
    const due = start + index * interval
    await pause(due - performance.now())
    const id = `city-${index}`
    dueAt.set(`partnerships/${id}`, due)
    return await client.call('recordPartnership', {
      body: { id, city: { en: `City ${index}` }, country: 'TR' },
    })
  })
  const results = await Promise.allSettled(requests)
  return results.filter(({ status }) => status === 'rejected').length
}
