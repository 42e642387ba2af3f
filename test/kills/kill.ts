/** Kills functions at their seams while changes are recorded, and compares what was recorded with what was heard. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { startRegistry, type Registry } from '../support/registry'
import { SEAMS, type Seam } from './seams'

export interface Killed {
  readonly seam: string
  readonly kills: number
}

export interface Account {
  readonly killed: readonly Killed[]
  readonly recorded: number
  /** Changes that the subscriber never heard of. */
  readonly lost: readonly string[]
  /** Messages of changes that nobody recorded. */
  readonly invented: readonly string[]
  /** Changes that were told in two different ways under one id. */
  readonly altered: readonly string[]
  /** Things that were recorded more than once, or not as one change. */
  readonly twice: readonly string[]
  readonly messages: number
}

/** Longer than a message that nobody has done with stays hidden, in milliseconds. */
const HIDDEN_MS = 200_000
const PATIENCE_MS = 60_000

interface Armed {
  readonly seam: Seam
  readonly fired: () => void
}

/** Kills at every seam so many times; each time one change is on its way. */
export async function killEverywhere(
  times: number,
  onSeam: (seam: Seam) => void = () => {},
): Promise<Account> {
  const heard = new Map<string, Set<string>>()
  let messages = 0
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      messages += 1
      const id = String(request.headers['webhook-id'])
      heard.set(id, (heard.get(id) ?? new Set()).add(body))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  let armed: Armed | undefined
  const registry: Registry = await startRegistry({
    onCall: ({ caller, operation }, phase) => {
      const { seam, fired } = armed ?? {}
      if (!seam || !caller.startsWith(seam.function) || operation !== seam.operation || phase !== seam.phase)
        return
      armed = undefined
      void registry.run.crash(seam.function)
      fired?.()
    },
  })
  try {
    const { port } = server.address() as AddressInfo
    await registry.ask('POST', '/v1/subscriptions', {
      body: { name: 'Witness', url: `http://127.0.0.1:${port}/`, types: ['partnership.*'] },
    })
    const killed: Killed[] = []
    const recorded = new Map<string, string>()
    const twice: string[] = []
    for (const seam of SEAMS) {
      onSeam(seam)
      let kills = 0
      for (let time = 0; time < times; time += 1) {
        armed = { seam, fired: () => (kills += 1) }
        const id = await record(registry)
        const ids = await changesOf(registry, id)
        if (ids.length !== 1) twice.push(id)
        for (const change of ids) recorded.set(change, id)
        const isHeard = () => armed === undefined && ids.every((change) => heard.has(change))
        // What was killed after it was heard comes once more: a message is done with when its queue is empty.
        await until(registry, () => isHeard() && isQuiet(registry))
      }
      killed.push({ seam: seam.name, kills })
    }
    return {
      killed,
      messages,
      recorded: recorded.size,
      lost: [...recorded.keys()].filter((id) => !heard.has(id)),
      invented: [...heard.keys()].filter((id) => !recorded.has(id)),
      altered: [...heard].filter(([, bodies]) => bodies.size > 1).map(([id]) => id),
      twice,
    }
  } finally {
    await registry.stop()
    server.closeAllConnections()
    server.close()
  }
}

/** Records a partnership as a caller would who is not told what came of it: again, with the same key. */
async function record(registry: Registry): Promise<string> {
  const body = { city: { en: `City ${randomUUID()}` }, country: 'TR' }
  const headers = { 'idempotency-key': randomUUID() }
  for (let tries = 0; tries < 10; tries += 1) {
    const { status, body: answer } = await registry.ask('POST', '/v1/partnerships', { body, headers })
    if (status === 201) return String(answer['id'])
  }
  throw new Error('A partnership could not be recorded.')
}

async function changesOf(registry: Registry, id: string): Promise<string[]> {
  const { body } = await registry.ask('GET', `/v1/partnerships/${id}/changes`)
  return (body['items'] as { id: string }[]).map((change) => change.id)
}

const isQuiet = ({ run }: Registry): boolean => run.queues.every((queue) => queue.messages() === 0)

/** Waits for what is to come; where it does not come by itself, it is hidden in a queue, whose clock is moved. */
async function until(registry: Registry, isSo: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (let rounds = 0; !isSo(); rounds += 1) {
    if (Date.now() > end) return
    await pause(5)
    if (rounds % 60 === 59) registry.run.clock.moveBy(HIDDEN_MS)
  }
}
