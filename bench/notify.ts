/**
 * Measures the time from the answer to a request until its change reaches a subscriber, all on this machine: with one
 * subscriber, and with nineteen beside one that never answers.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { runCommand } from '../cli/command'
import { wholeNumberOf } from '../cli/options'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { startRegistry, type Registry } from '../test/support/registry'

/** The first changes are not counted: they include the start of the functions. */
const WARM_UP = 10

interface Case {
  readonly title: string
  readonly subscribers: number
  readonly hanging: number
}
const CASES: readonly Case[] = [
  { title: 'one subscriber', subscribers: 1, hanging: 0 },
  { title: '19 subscribers beside one that hangs', subscribers: 19, hanging: 1 },
]

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { changes: { type: 'string', default: '200' } } })
  const changes = wholeNumberOf('changes', values.changes, { min: 1, max: 99_999, example: 200 })
  synthesize()
  try {
    console.log(`${changes} changes, from the answer to the subscriber, in ms: median, p95, longest`)
    for (const each of CASES) {
      const times = await measure(each, changes)
      const all = times.toSorted((a, b) => a - b)
      const at = (share: number) =>
        (all[Math.ceil(all.length * share) - 1] ?? Number.NaN).toFixed(0).padStart(7)
      console.log(`${each.title.padEnd(38)}${at(0.5)}${at(0.95)}${at(1)}`)
    }
  } finally {
    removeAssembly()
  }
}

/** Calls the listener of a subject when one of its messages arrives, with the time of the arrival. */
type Listeners = Map<string, (arrivedAt: number) => void>

/** Records one change after the other. Returns the time to each subscriber, in milliseconds. */
async function measure({ subscribers, hanging }: Case, changes: number): Promise<number[]> {
  const listeners: Listeners = new Map()
  const servers = await Promise.all([
    ...Array.from({ length: subscribers }, () => serve(receiverFor(listeners))),
    ...Array.from({ length: hanging }, () => serve(() => {})),
  ])
  const registry = await startRegistry()
  try {
    for (const server of servers) await subscribe(registry, server)
    const times: number[] = []
    for (let change = 0; change < WARM_UP + changes; change += 1) {
      const measured = await timesOfChange(registry, listeners, subscribers)
      if (change >= WARM_UP) times.push(...measured)
    }
    return times
  } finally {
    await registry.stop()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  }
}

const receiverFor =
  (listeners: Listeners): RequestListener =>
  (request, response) => {
    void text(request).then((body) => {
      const arrivedAt = performance.now()
      response.writeHead(204).end()
      const { subject } = (JSON.parse(body) as { data: { subject: string } }).data
      listeners.get(subject)?.(arrivedAt)
    })
  }

async function subscribe({ client }: Registry, server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo
  const body = { name: 'Watch', url: `http://127.0.0.1:${port}/`, types: ['partnership.*'] }
  await client.call('recordSubscription', { body })
}

/** Records a partnership, and waits until its change has reached all subscribers. */
async function timesOfChange(
  { client }: Registry,
  listeners: Listeners,
  subscribers: number,
): Promise<number[]> {
  const id = `city-${randomUUID()}`
  const arrivals: number[] = []
  const allArrived = new Promise<void>((resolve) => {
    listeners.set(`partnerships/${id}`, (at) => {
      if (arrivals.push(at) === subscribers) resolve()
    })
  })
  await client.call('recordPartnership', { body: { id, city: { en: 'City' }, country: 'TR' } })
  const answeredAt = performance.now()
  await allArrived
  return arrivals.map((at) => at - answeredAt)
}

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

void runCommand(main).then(() => process.exit())
