/** How long a change takes from the answer of its request to the subscriber, where everything runs on this machine. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../local/command'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { startRegistry } from '../test/support/registry'

/** So many of the first are not counted: functions start with them. */
const WARM_UP = 10

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { changes: { type: 'string', default: '200' } } })
  if (!/^[1-9]\d{0,4}$/.test(values.changes))
    throw new CommandError('--changes takes a whole number from 1, such as --changes 200.')
  synthesize()
  try {
    const all = (await measure(Number(values.changes) + WARM_UP)).slice(WARM_UP).toSorted((a, b) => a - b)
    const at = (share: number) => `${(all[Math.ceil(all.length * share) - 1] ?? Number.NaN).toFixed(0)} ms`
    console.log(`${all.length} changes, from the answer to the subscriber:`)
    console.log(`  median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`)
  } finally {
    removeAssembly()
  }
}

/** Records one after the other; the times in milliseconds. Below zero is one that is heard of before its own answer. */
async function measure(changes: number): Promise<number[]> {
  const waiting = new Map<string, (heardAt: number) => void>()
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const heardAt = performance.now()
      response.writeHead(204).end()
      const { subject } = (JSON.parse(body) as { data: { subject: string } }).data
      waiting.get(subject)?.(heardAt)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const registry = await startRegistry()
  try {
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    await registry.ask('POST', '/v1/subscriptions', {
      body: { name: 'Watch', url, types: ['partnership.*'] },
    })
    const times: number[] = []
    for (let change = 0; change < changes; change += 1) {
      const id = `city-${randomUUID()}`
      const heard = new Promise<number>((hear) => waiting.set(`partnerships/${id}`, hear))
      await registry.ask('POST', '/v1/partnerships', { body: { id, city: { en: 'City' }, country: 'TR' } })
      const answeredAt = performance.now()
      times.push((await heard) - answeredAt)
    }
    return times
  } finally {
    await registry.stop()
    server.closeAllConnections()
    server.close()
  }
}

void runCommand(main).then(() => process.exit())
