/** A run in which calls of AWS can be held up and cut off, and what its operators' commands do there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from './assembly'
import { eventually } from './eventually'
import { istanbul } from './istanbul'
import { runProgram, startProgram, type Ended } from './program'
import { startRegistry, type Registry } from './registry'
import { Subscriber } from './subscriber'

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit

/** Calls by who calls what, as far as they are named: `Publish events`, `operator s3 DeleteObject`. */
export interface Calls {
  /** These are cut off. */
  readonly cut: Set<string>
  /** These wait, and are cut off when it rejects. */
  readonly held: Map<string, Promise<void>>
  /** All so far. */
  readonly asked: string[]
}

export interface TroubledRun {
  readonly registry: Registry
  readonly subscriber: Subscriber
  readonly calls: Calls
  /** Records a visit and gives its subject. */
  readonly recordVisit: () => Promise<string>
  /** Subscribes the subscriber to visits and gives the subscription's id. */
  readonly subscribe: () => Promise<string>
  /** What is on the bus, in its order. */
  readonly announced: () => { readonly id: string; readonly subject: string; readonly type: string }[]
  /** The subjects of the records in the bucket of failed changes, object by object. */
  readonly failed: () => string[][]
  readonly messagesIn: (queue: string) => number
  /** Runs a program of `bin/` on this run. */
  readonly program: (name: string, ...args: string[]) => Promise<Ended>
  /** Starts a program, tells when it makes a call, and lets that call go on, or never have an effect. */
  readonly programAt: (
    call: string,
    name: string,
    ...args: string[]
  ) => Promise<{ signal: (name: NodeJS.Signals) => void; goOn: (how: 'done' | 'cut') => Promise<Ended> }>
  readonly stop: () => Promise<void>
}

/** `retries` is how often a batch of the stream is tried again before it is given up. */
export async function startTroubledRun(retries = 0): Promise<TroubledRun> {
  const calls: Calls = { cut: new Set(), held: new Map(), asked: [] }
  const subscriber = await Subscriber.open()
  const registry = await startRegistry({
    assembly: withRetries(retries),
    onCall: async ({ caller, service, operation }, phase) => {
      const call = `${caller.replace(/[0-9A-F]{8}$/, '')} ${service} ${operation}`
      if (phase === 'before') await tamper(call, calls)
    },
  })
  const { data, queues } = registry.run
  const record = async (path: string, body: object): Promise<string> => {
    const answer = await registry.ask('POST', path, { body })
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`)
    return String(answer.body.id)
  }
  return {
    registry,
    subscriber,
    calls,
    recordVisit: async () => `visits/${await record('/v1/visits', visit)}`,
    subscribe: () =>
      record('/v1/subscriptions', {
        name: 'Press',
        url: subscriber.url,
        types: ['visit.*'],
        clearance: 'internal',
      }),
    announced: () => registry.events().map(({ detail }) => detail),
    failed: () => failedIn(data),
    messagesIn: (name) =>
      queues.find(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '') === name)?.messages() ??
      Number.NaN,
    program: (name, ...args) => runProgram(name, ['--data', data, ...args]),
    programAt: (call, name, ...args) => programAt(call, calls, name, ['--data', data, ...args]),
    stop: async () => {
      await registry.stop()
      await subscriber.close()
    },
  }
}

/** The template with so much patience with what fails. */
function withRetries(retries: number): Assembly {
  const source = assembly()
  for (const { Type, Properties = {} } of Object.values(source.template.Resources))
    if (Type === 'AWS::Lambda::EventSourceMapping' && 'MaximumRetryAttempts' in Properties)
      Properties.MaximumRetryAttempts = retries
  return source
}

async function tamper(call: string, { cut, held, asked }: Calls): Promise<void> {
  asked.push(call)
  const isMeant = (name: string) => `${call} `.startsWith(`${name} `)
  await [...held].find(([name]) => isMeant(name))?.[1]
  if ([...cut].some(isMeant)) throw new Error('cut')
}

async function programAt(call: string, { held, asked }: Calls, name: string, args: readonly string[]) {
  const settle = { done: () => {}, cut: () => {} }
  const hold = new Promise<void>((resolve, reject) => {
    Object.assign(settle, { done: resolve, cut: () => reject(new Error('cut')) })
  })
  held.set(call, hold)
  asked.length = 0
  const { child, ended } = startProgram(name, args)
  await eventually(() => expect(asked).toContain(call), 30_000)
  return {
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
    goOn: async (how: 'done' | 'cut') => {
      held.delete(call)
      settle[how]()
      return await ended
    },
  }
}

function failedIn(data: string): string[][] {
  return readdirSync(join(data, 'buckets'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
      const { payload } = JSON.parse(text) as { payload: string }
      const { Records } = JSON.parse(payload) as { Records: { dynamodb: { Keys: { pk: { S: string } } } }[] }
      return Records.map(({ dynamodb }) => dynamodb.Keys.pk.S)
    })
}
