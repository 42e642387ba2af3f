/** Runs the synthesized template for a test, with a client whose token has every scope. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL_PEOPLE } from '../../cli/local-people'
import { apiClient, type ApiClient } from '../../client/api-client'
import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import { startRun, type Run, type RunOptions } from 'template-runner/run'
import { assemblyFolder } from './assembly'
import { temporaryFolder } from './temporary-folder'

export interface ApiResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Tests assert the shape.
  readonly body: Record<string, unknown>
}

export interface RequestOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Sent unchanged, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly token?: string
}

export interface Registry {
  readonly run: Run
  /** A client with every scope that never retries. */
  readonly client: ApiClient
  readonly send: (method: string, path: string, options?: RequestOptions) => Promise<ApiResponse>
  readonly tokenFor: (...scopes: Scope[]) => Promise<string>
  /** The events that the bus has accepted, oldest first. */
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

/** Starts a registry. Its data folder is temporary unless `options.data` names one, which is kept. */
export async function startRegistry(options: Partial<RunOptions> = {}): Promise<Registry> {
  const folder = options.data === undefined ? temporaryFolder() : undefined
  const data = options.data ?? folder?.path ?? ''
  // Most journeys call few of the functions, so each is loaded by its first call.
  const run = await startRun({
    assembly: assemblyFolder(),
    port: 0,
    loadsAtStart: false,
    users: LOCAL_PEOPLE,
    ...options,
    data,
  })
  const tokenFor = (...scopes: Scope[]) => run.issuer.mint({ scope: scopes.map(tokenScope).join(' ') })
  const fullToken = await tokenFor(...SCOPES)
  return {
    run,
    client: apiClient({ url: run.url, token: fullToken }, { attempts: 1 }),
    tokenFor,
    send: (method, path, request = {}) =>
      sendRequest(run.url, method, path, { token: fullToken, ...request }),
    events: () => eventsIn(data),
    stop: async () => {
      await run.stop()
      folder?.remove()
    },
  }
}

export async function sendRequest(
  url: string,
  method: string,
  path: string,
  options: RequestOptions,
): Promise<ApiResponse> {
  const { body, raw, headers, token } = options
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
