import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Run, type RunOptions, startRun } from '../src/run'
import { newFolder, removeFolders, smallAssembly } from './assembly-fixture'

const runs: Run[] = []

/** A run of the small stack on a folder and a port of its own, until `endRuns`. */
export async function startSmall(options: Partial<RunOptions> = {}): Promise<Run> {
  const run = await startRun({ assembly: smallAssembly(), data: newFolder(), port: 0, ...options })
  runs.push(run)
  return run
}

export async function endRuns(): Promise<void> {
  await Promise.all(runs.splice(0).map((run) => run.stop()))
  removeFolders()
}

/** Posts a thing, which the small stack records as a change unless told of another kind. */
export async function post(run: Run, id: string, kind?: string): Promise<Response> {
  return await ask(run, 'POST', '/things', { scope: 'small/write', body: JSON.stringify({ id, kind }) })
}

export interface Asking {
  scope?: string
  body?: string
  headers?: Record<string, string>
}

/** Asks a run's API, with a token of the given scope. */
export async function ask(run: Run, method: string, path: string, asking: Asking = {}): Promise<Response> {
  const { scope, body } = asking
  const headers = new Headers(asking.headers)
  if (scope !== undefined) headers.set('authorization', `Bearer ${await run.issuer.mint({ scope })}`)
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  return await fetch(`${run.url}${path}`, { method, headers, ...(body !== undefined && { body }) })
}

/** The subjects of the events in a data folder, in their order. */
export function subjectsIn(data: string): string[] {
  const file = join(data, 'events.jsonl')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return lines.map((line) => (JSON.parse(line) as { detail: { subject: string } }).detail.subject)
}
