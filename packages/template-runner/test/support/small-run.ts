import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Run, type RunOptions, startRun } from '../../src/run'
import { smallAssembly } from './small-assembly'
import { newFolder, removeFolders } from './temporary-folder'

const runs: Run[] = []

/** Starts a run of the small stack with its own data folder and port. */
export async function startSmallRun(options: Partial<RunOptions> = {}): Promise<Run> {
  const run = await startRun({ assembly: smallAssembly(), data: newFolder(), port: 0, ...options })
  runs.push(run)
  return run
}

/** Stops all runs that `startSmallRun` has started, and removes the temporary folders. */
export async function stopRuns(): Promise<void> {
  await Promise.all(runs.splice(0).map((run) => run.stop()))
  removeFolders()
}

/** Records a thing. @param kind `change` by default, which the filter of the stream's mapping lets pass */
export async function postThing(run: Run, id: string, kind?: string): Promise<Response> {
  return await request(run, 'POST', '/things', { scope: 'small/write', body: JSON.stringify({ id, kind }) })
}

export interface RequestOptions {
  scope?: string
  body?: string
  headers?: Record<string, string>
}

/** Sends a request to a run's API, with a token of the scope. */
export async function request(
  run: Run,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Response> {
  const { scope, body } = options
  const headers = new Headers(options.headers)
  if (scope !== undefined) headers.set('authorization', `Bearer ${await run.issuer.mint({ scope })}`)
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  return await fetch(`${run.url}${path}`, { method, headers, ...(body !== undefined && { body }) })
}

/** The subjects of the events in a data folder, in order. */
export function eventSubjects(data: string): string[] {
  const file = join(data, 'events.jsonl')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return lines.map((line) => (JSON.parse(line) as { detail: { subject: string } }).detail.subject)
}
