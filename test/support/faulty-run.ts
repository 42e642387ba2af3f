/** A run in which calls to AWS can be delayed or fail, for tests of the operators' commands. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from './assembly'
import { eventually } from './eventually'
import { istanbul } from './istanbul'
import { runProgram, startProgram, type ProgramResult } from './program'
import { startLocalRegistry, type LocalRegistry } from './local-registry'
import { Subscriber } from './subscriber'

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit

/** Calls by caller, service and operation, or a prefix of these: `Publish events`, `operator s3 DeleteObject`. */
export interface Calls {
  /** These calls fail. */
  readonly failing: Set<string>
  /** These calls wait for the promise, and fail if it rejects. */
  readonly delayed: Map<string, Promise<void>>
  /** All calls so far. */
  readonly made: string[]
}

export interface FaultyRun {
  readonly registry: LocalRegistry
  readonly subscriber: Subscriber
  readonly calls: Calls
  /** Records a visit and returns its subject. */
  readonly recordVisit: () => Promise<string>
  /** Subscribes the subscriber to visits and returns the subscription's id. */
  readonly subscribe: () => Promise<string>
  /** The events on the bus, oldest first. */
  readonly published: () => { readonly id: string; readonly subject: string; readonly type: string }[]
  /** The partition keys of the records in the bucket of failed changes, by object. */
  readonly failed: () => string[][]
  readonly messagesIn: (queue: string) => number
  /** Runs a program of `bin/` on the data of this run. */
  readonly program: (name: string, ...args: string[]) => Promise<ProgramResult>
  /** Starts a program, waits until it makes a call, and lets that call succeed or fail. */
  readonly programAt: (
    call: string,
    name: string,
    ...args: string[]
  ) => Promise<{
    signal: (name: NodeJS.Signals) => void
    resume: (how: 'succeed' | 'fail') => Promise<ProgramResult>
  }>
  readonly stop: () => Promise<void>
}

/** `retries`: how often a failed batch of the stream is retried. */
export async function startFaultyRun(retries = 0): Promise<FaultyRun> {
  const calls: Calls = { failing: new Set(), delayed: new Map(), made: [] }
  const subscriber = await Subscriber.open()
  const registry = await startLocalRegistry({
    assembly: withRetries(retries),
    onCall: async ({ caller, service, operation }, phase) => {
      const call = `${caller.replace(/[0-9A-F]{8}$/, '')} ${service} ${operation}`
      if (phase === 'before') await delayOrFail(call, calls)
    },
  })
  const { data, queues } = registry.run
  const record = async (path: string, body: object): Promise<string> => {
    const answer = await registry.send('POST', path, { body })
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
    published: () => registry.events().map(({ detail }) => detail),
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

/** The template with this number of retries. */
function withRetries(retries: number): Assembly {
  const source = assembly()
  for (const { Type, Properties = {} } of Object.values(source.template.Resources))
    if (Type === 'AWS::Lambda::EventSourceMapping' && 'MaximumRetryAttempts' in Properties)
      Properties.MaximumRetryAttempts = retries
  return source
}

async function delayOrFail(call: string, { failing, delayed, made }: Calls): Promise<void> {
  made.push(call)
  const matches = (name: string) => `${call} `.startsWith(`${name} `)
  await [...delayed].find(([name]) => matches(name))?.[1]
  if ([...failing].some(matches)) throw new Error('Injected failure.')
}

async function programAt(call: string, { delayed, made }: Calls, name: string, args: readonly string[]) {
  const settle = { succeed: () => {}, fail: () => {} }
  const hold = new Promise<void>((resolve, reject) => {
    Object.assign(settle, {
      succeed: resolve,
      fail: () => reject(new Error('Injected failure.')),
    })
  })
  delayed.set(call, hold)
  made.length = 0
  const { child, ended } = startProgram(name, args)
  await eventually(() => expect(made).toContain(call))
  return {
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
    resume: async (how: 'succeed' | 'fail') => {
      delayed.delete(call)
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
