import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Run, type RunOptions, startRun } from '../../local/run'
import { removeFolders, smallAssembly, temporaryFolder } from './assembly-fixture'
import { eventually } from './eventually'

const runs: Run[] = []

async function start(options: Partial<RunOptions> = {}): Promise<Run> {
  const run = await startRun({ assembly: smallAssembly(), data: temporaryFolder(), port: 0, ...options })
  runs.push(run)
  return run
}

async function request(run: Run, method: string, path: string, scope?: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (scope) headers['authorization'] = `Bearer ${await run.issuer.mint({ scope })}`
  return await fetch(`${run.url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
}

function eventsOf(run: Run): { detail: { subject: string } }[] {
  const lines = readFileSync(join(run.data, 'events.jsonl'), 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

afterEach(async () => {
  await Promise.all(runs.splice(0).map((run) => run.stop()))
  removeFolders()
})

describe('a run of a template', () => {
  it('records through the API, reads it back, and announces it on the bus', async () => {
    const announced: string[] = []
    const run = await start({ onAnnouncement: ({ message }) => announced.push(message) })

    const recorded = await request(run, 'POST', '/things', 'small/write', { id: 'one' })
    expect(recorded.status).toBe(201)
    expect(recorded.headers.get('location')).toBe('/things/one')
    expect(await (await request(run, 'GET', '/things/one', 'small/read')).json()).toEqual({ id: 'one' })
    await eventually(() => expect(announced).toEqual(['thing.recorded one #1']))
    expect(eventsOf(run)).toMatchObject([{ source: 'small', 'detail-type': 'thing.recorded', detail: { subject: 'one' } }])
  })
})
