/** The whole product for a journey: the synthesized template runs here, and a client with a token talks to it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiClient, type ApiClient } from '../../client/api-client'
import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import { startRun, type Run, type RunOptions } from 'template-runner/run'
import { assemblyFolder } from './assembly'
import { temporaryFolder } from './temporary-folder'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // The shape is what the test is about.
  readonly body: Record<string, unknown>
}

export interface Asking {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly token?: string
}

export interface Registry {
  readonly run: Run
  /** A client with every scope that never retries. */
  readonly client: ApiClient
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Answered>
  readonly tokenFor: (...scopes: Scope[]) => Promise<string>
  /** The events that the bus has accepted so far, in their order. */
  readonly events: () => BusEvent[]
  readonly stop: () => Promise<void>
}

export interface BusEvent {
  readonly source: string
  readonly 'detail-type': string
  readonly detail: {
    readonly id: string
    readonly subject: string
    readonly sequence: number
    readonly type: string
  }
}

/** Starts a registry with a data folder of its own, or the one that is given, which is then kept. */
export async function startRegistry(options: Partial<RunOptions> = {}): Promise<Registry> {
  const folder = options.data === undefined ? temporaryFolder() : undefined
  const data = options.data ?? folder?.path ?? ''
  // A journey asks for some of the functions only.
  const run = await startRun({ assembly: assemblyFolder(), port: 0, loadsAtStart: false, ...options, data })
  const tokenFor = (...scopes: Scope[]) => run.issuer.mint({ scope: scopes.map(tokenScope).join(' ') })
  const everything = await tokenFor(...SCOPES)
  return {
    run,
    client: apiClient({ url: run.url, token: everything }, { attempts: 1 }),
    tokenFor,
    ask: (method, path, asking = {}) => ask(run.url, method, path, { token: everything, ...asking }),
    events: () => eventsIn(data),
    stop: async () => {
      await run.stop()
      folder?.remove()
    },
  }
}

export async function ask(url: string, method: string, path: string, asking: Asking): Promise<Answered> {
  const { body, raw, headers, token } = asking
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, headers: response.headers, text, body: json }
}

export const eventsIn = (data: string): BusEvent[] =>
  readFileSync(join(data, 'events.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BusEvent)
