/** Kills functions at each kill point while changes are recorded, and compares recorded with delivered changes. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { KILL_POINTS, type KillPoint } from './kill-points'

interface Killed {
  readonly killPoint: string
  readonly kills: number
}

interface KillReport {
  readonly killed: readonly Killed[]
  readonly recorded: number
  /** Changes that were never delivered. */
  readonly lost: readonly string[]
  /** Messages about changes that were not recorded. */
  readonly unrecorded: readonly string[]
  /** Changes with two different messages under one id. */
  readonly altered: readonly string[]
  /** Things that were recorded more than once, or not as one change. */
  readonly duplicated: readonly string[]
  readonly messages: number
}

/** Longer than the visibility time-out of the queues, in milliseconds. */
const HIDDEN_MS = 200_000
const PATIENCE_MS = 240_000

interface Armed {
  readonly killPoint: KillPoint
  readonly fired: () => void
}

/** Kills at each kill point this many times, each time during one change. */
export async function killAtEveryPoint(
  times: number,
  onKillPoint: (killPoint: KillPoint) => void = () => {},
): Promise<KillReport> {
  const delivered = new Map<string, Set<string>>()
  const attempted = new Map<string, number>()
  let messages = 0
  let refusals = 0
  let armed: Armed | undefined
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      messages += 1
      const id = String(request.headers['webhook-id'])
      const attempts = (attempted.get(id) ?? 0) + 1
      attempted.set(id, attempts)
      // A slow machine can make an attempt twice: until the kill, all are refused, so that the message is retried.
      const isRefused = attempts <= refusals || (armed?.killPoint.refusals ?? 0) > 0
      if (isRefused) return response.writeHead(500).end()
      delivered.set(id, (delivered.get(id) ?? new Set()).add(body))
      return response.writeHead(204).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const registry: LocalRegistry = await startLocalRegistry({
    onCall: ({ caller, operation }, phase) => {
      const { killPoint, fired } = armed ?? {}
      if (
        !killPoint ||
        !caller.startsWith(killPoint.function) ||
        operation !== killPoint.operation ||
        phase !== killPoint.phase
      )
        return
      armed = undefined
      void registry.run.crash(killPoint.function)
      fired?.()
    },
  })
  try {
    const { port } = server.address() as AddressInfo
    await registry.send('POST', '/v1/subscriptions', {
      body: { name: 'Witness', url: `http://127.0.0.1:${port}/`, types: ['partnership.*'] },
    })
    const killed: Killed[] = []
    const recorded = new Map<string, string>()
    const duplicated: string[] = []
    for (const killPoint of KILL_POINTS) {
      onKillPoint(killPoint)
      refusals = killPoint.refusals ?? 0
      let kills = 0
      for (let time = 0; time < times; time += 1) {
        armed = { killPoint, fired: () => (kills += 1) }
        const id = await record(registry)
        const ids = await changesOf(registry, id)
        if (ids.length !== 1) duplicated.push(id)
        for (const change of ids) recorded.set(change, id)
        const isDelivered = () => armed === undefined && ids.every((change) => delivered.has(change))
        // A message whose function was killed after its delivery is delivered again, until the queues are empty.
        await until(registry, () => isDelivered() && hasEmptyQueues(registry))
      }
      killed.push({ killPoint: killPoint.name, kills })
    }
    return {
      killed,
      messages,
      recorded: recorded.size,
      lost: [...recorded.keys()].filter((id) => !delivered.has(id)),
      unrecorded: [...delivered.keys()].filter((id) => !recorded.has(id)),
      altered: [...delivered].filter(([, bodies]) => bodies.size > 1).map(([id]) => id),
      duplicated,
    }
  } finally {
    await registry.stop()
    server.closeAllConnections()
    server.close()
  }
}

/** Records a partnership; a request without a response is repeated with the same key. */
async function record(registry: LocalRegistry): Promise<string> {
  const body = { city: { en: `City ${randomUUID()}` }, country: 'TR' }
  const headers = { 'idempotency-key': randomUUID() }
  for (let tries = 0; tries < 10; tries += 1) {
    const { status, body: answer } = await registry.send('POST', '/v1/partnerships', { body, headers })
    if (status === 201) return String(answer['id'])
  }
  throw new Error('A partnership could not be recorded.')
}

async function changesOf(registry: LocalRegistry, id: string): Promise<string[]> {
  const { body } = await registry.send('GET', `/v1/partnerships/${id}/changes`)
  return (body['items'] as { id: string }[]).map((change) => change.id)
}

const hasEmptyQueues = ({ run }: LocalRegistry): boolean =>
  run.queues.every((queue) => queue.messages() === 0)

/** Waits for a condition, and advances the clock for messages that are hidden in a queue. */
async function until(registry: LocalRegistry, isSo: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (let rounds = 0; !isSo(); rounds += 1) {
    if (Date.now() > end) return
    await pause(5)
    if (rounds % 60 === 59) registry.run.clock.moveBy(HIDDEN_MS)
  }
}
