import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiClient, type ApiClient } from '../client/api-client'
import { SCOPES, tokenScope } from '../contract/route'
import { startRun } from 'template-runner/run'
import { Clock } from 'template-runner/clock'
import { synthesize } from '../cli/synthesis'
import { Notifications } from './notifications'
import { PressOffice } from './press-office'

/** What the demo shows: a registry, and what is heard of it. */
export interface Stage {
  readonly client: ApiClient
  readonly notifications: Notifications
  /** A service that is subscribed, and what it has heard. */
  readonly pressOffice: PressOffice
  /** Lets the schedules see the time at which something is due, and then the present again. */
  readonly showSchedules: (time: Date) => void
  /** The ids of the changes on the bus so far, each once. */
  readonly changesOnBus: () => ReadonlySet<string>
}

/** A registry of the demo's own, on a free port and in a temporary folder. */
export interface Instance extends Stage {
  /** Failures inside the run, one line each. */
  readonly warnings: readonly string[]
  /** Ends it, and removes its folder; once, however often it is called. */
  readonly stop: () => Promise<void>
}

/** The day before Istanbul's 40 years are half a year away: they are full on 17 November 2029. */
const EVE_OF_JUBILEE = new Date('2029-05-20T12:00:00Z')

/** Synthesizes the app and runs it. Throws as `startRun` does, and leaves nothing behind then. */
export async function startInstance(): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-demo-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const notifications = new Notifications()
    const warnings: string[] = []
    const clock = new Clock()
    // The schedules wait for what is due after this day; everything else goes by the present again.
    clock.moveTo(EVE_OF_JUBILEE.getTime())
    const run = await startRun({
      clock,
      assembly: async () => await synthesize(join(folder, 'cdk.out')),
      data: join(folder, 'data'),
      port: 0,
      onLogEvent: notifications.hear,
      onWarning: (message) => warnings.push(message),
    })
    clock.moveTo(Date.now())
    const pressOffice = await PressOffice.open()
    const token = await run.issuer.mint({ scope: SCOPES.map(tokenScope).join(' ') })
    let stopping: Promise<void> | undefined
    const showSchedules = (time: Date) => {
      clock.moveTo(time.getTime())
      clock.moveTo(Date.now())
    }
    const end = async () => {
      await pressOffice.close()
      await run.stop()
    }
    const stop = async () => await (stopping ??= end().finally(remove))
    const changesOnBus = () => idsIn(join(run.data, 'events.jsonl'))
    return {
      client: apiClient({ url: run.url, token }),
      notifications,
      pressOffice,
      showSchedules,
      changesOnBus,
      warnings,
      stop,
    }
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
