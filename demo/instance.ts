import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clock } from 'template-runner/clock'
import { startRun, type Run } from 'template-runner/run'
import { registryClient } from '../cli/registry-client'
import { SCOPES, tokenScope } from '../contract/route'
import type { DemoContext } from './context'
import { Notifications } from './notifications'
import { PressOffice } from './press-office'

/** A registry for the demo, on a free port and in a temporary folder. */
export interface DemoInstance extends DemoContext {
  /** Failures inside the run, one line each. */
  readonly warnings: readonly string[]
  /** Resolves with a sentence when the run cannot continue. */
  readonly failed: Promise<string>
  /** Stops the run and removes its folder. A second call returns the first one's promise. */
  readonly stop: () => Promise<void>
}

/** The day before Istanbul's 40 years are half a year away: they are complete on 17 November 2029. */
const DAY_BEFORE_NOTICE = new Date('2029-05-20T12:00:00Z')

/**
 * Starts the instance. Throws as `startRun` does, and removes its folder then.
 *
 * @param assemblyIn synthesizes the app into a folder, and returns the folder
 */
export async function startInstance(assemblyIn: (folder: string) => Promise<string>): Promise<DemoInstance> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-demo-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const notifications = new Notifications()
    const warnings: string[] = []
    const clock = new Clock()
    // The schedules count from this day; everything else uses the present.
    clock.moveTo(DAY_BEFORE_NOTICE.getTime())
    const run = await startRun({
      clock,
      assembly: () => assemblyIn(join(folder, 'cdk.out')),
      data: join(folder, 'data'),
      port: 0,
      onLogEvent: notifications.add,
      onWarning: (line) => warnings.push(line),
    })
    clock.moveTo(Date.now())
    const pressOffice = await PressOffice.open()
    const close = async () => {
      await pressOffice.close()
      await run.stop()
    }
    let stopping: Promise<void> | undefined
    const stop = async () => await (stopping ??= close().finally(remove))
    return {
      ...(await contextOf(run, clock)),
      notifications,
      pressOffice,
      warnings,
      failed: run.failed,
      stop,
    }
  } catch (error) {
    remove()
    throw error
  }
}

async function contextOf(
  run: Run,
  clock: Clock,
): Promise<Pick<DemoContext, 'client' | 'press' | 'readText' | 'runSchedulesUntil' | 'changesOnBus'>> {
  const { url, issuer } = run
  const token = await issuer.mint({ scope: SCOPES.map(tokenScope).join(' ') })
  const pressScope = (['read', 'press'] as const).map(tokenScope).join(' ')
  return {
    client: registryClient({ url, token }),
    press: registryClient({ url, token: await issuer.mint({ scope: pressScope, subject: 'press-office' }) }),
    readText: async (path) => (await fetch(`${url}${path}`, { headers: { accept: 'text/plain' } })).text(),
    runSchedulesUntil: (time) => {
      clock.moveTo(time.getTime())
      clock.moveTo(Date.now())
    },
    changesOnBus: () => changeIdsIn(join(run.data, 'events.jsonl')),
  }
}

interface Envelope {
  readonly detail: { readonly id: string }
}

function changeIdsIn(file: string): Set<string> {
  const lines = readFileSync(file, 'utf8').split('\n')
  const envelopes = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Envelope)
  return new Set(envelopes.map(({ detail }) => detail.id))
}
