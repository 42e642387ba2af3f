import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiClient, type ApiClient } from '../archive/api-client'
import { SCOPES, tokenScope } from '../contract/route'
import { startRun } from '../local/run'
import { synthesize } from '../local/synthesis'
import { Notifications } from './notifications'

/** What the demo shows: a registry, and what is heard of it. */
export interface Stage {
  readonly client: ApiClient
  readonly notifications: Notifications
  /** The ids of the changes on the bus so far, each once. */
  readonly changesOnBus: () => ReadonlySet<string>
}

/** A registry of the demo's own, on a free port and in a temporary folder. */
export interface Instance extends Stage {
  /** What went wrong inside, one sentence each. */
  readonly trouble: readonly string[]
  /** Ends it, and removes its folder; once, however often it is called. */
  readonly stop: () => Promise<void>
}

/** Synthesizes the app and runs it. Throws as `startRun` does, and leaves nothing behind then. */
export async function startInstance(): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-demo-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const notifications = new Notifications()
    const trouble: string[] = []
    const run = await startRun({
      assembly: async () => await synthesize(join(folder, 'cdk.out')),
      data: join(folder, 'data'),
      port: 0,
      onAnnouncement: notifications.hear,
      onTrouble: (line) => trouble.push(line),
    })
    const token = await run.issuer.mint({ scope: SCOPES.map(tokenScope).join(' ') })
    let stopping: Promise<void> | undefined
    const stop = async () => await (stopping ??= run.stop().finally(remove))
    const changesOnBus = () => idsIn(join(run.data, 'events.jsonl'))
    return { client: apiClient({ url: run.url, token }), notifications, changesOnBus, trouble, stop }
  } catch (error) {
    remove()
    throw error
  }
}

function idsIn(events: string): Set<string> {
  const lines = readFileSync(events, 'utf8').split('\n')
  const envelopes = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Envelope)
  return new Set(envelopes.map(({ detail }) => detail.id))
}

interface Envelope {
  readonly detail: { readonly id: string }
}
