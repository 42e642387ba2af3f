/**
 * How long a change takes from the answer of its request to the subscriber, where everything runs on this machine: to one
 * subscriber, and to nineteen of twenty while the last one never answers.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../cli/command'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { startRegistry } from '../test/support/registry'

/** So many of the first changes are not counted: functions start with them. */
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
  if (!/^[1-9]\d{0,4}$/.test(values.changes))
    throw new CommandError('--changes takes a whole number from 1, such as --changes 200.')
  synthesize()
  try {
    console.log(`${values.changes} changes, from the answer to the subscriber, in ms: median, p95, longest`)
    for (const each of CASES) {
      const times = await measure(each, Number(values.changes))
      const all = times.toSorted((a, b) => a - b)
      const at = (share: number) =>
        (all[Math.ceil(all.length * share) - 1] ?? Number.NaN).toFixed(0).padStart(7)
      console.log(`${each.title.padEnd(38)}${at(0.5)}${at(0.95)}${at(1)}`)
    }
  } finally {
    removeAssembly()
  }
}

/** Records one change after the other; the times of each at each subscriber, in milliseconds. */
async function measure({ subscribers, hanging }: Case, changes: number): Promise<number[]> {
  const heardBy = new Map<string, (heardAt: number) => void>()
  const listen: RequestListener = (request, response) => {
    void text(request).then((body) => {
      const heardAt = performance.now()
      response.writeHead(204).end()
      const { subject } = (JSON.parse(body) as { data: { subject: string } }).data
      heardBy.get(subject)?.(heardAt)
    })
  }
  const servers = await Promise.all([
    ...Array.from({ length: subscribers }, () => serve(listen)),
    ...Array.from({ length: hanging }, () => serve(() => {})),
  ])
  const registry = await startRegistry()
  try {
    for (const server of servers) {
      const { port } = server.address() as AddressInfo
      const body = { name: 'Watch', url: `http://127.0.0.1:${port}/`, types: ['partnership.*'] }
      await registry.ask('POST', '/v1/subscriptions', { body })
    }
    const times: number[] = []
    for (let change = 0; change < WARM_UP + changes; change += 1) {
      const id = `city-${randomUUID()}`
      const heardAt: number[] = []
      const everybody = new Promise<void>((heard) => {
        heardBy.set(`partnerships/${id}`, (at) => {
          if (heardAt.push(at) === subscribers) heard()
        })
      })
      await registry.ask('POST', '/v1/partnerships', { body: { id, city: { en: 'City' }, country: 'TR' } })
      const answeredAt = performance.now()
      await everybody
      if (change >= WARM_UP) times.push(...heardAt.map((at) => at - answeredAt))
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

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

void runCommand(main).then(() => process.exit())
