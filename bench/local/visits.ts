/** Visits that are recorded one after the other over the API of a local run. */
import { registryClient, type RegistryClient } from '../../cli/registry-client'
import { usageOfRun } from './processes'
import { startReceivers } from '../receivers'
import type { RunProcess } from '../run-process'
import { dayFromToday, visitOn } from '../visit-body'

export const THOUSAND = 1000

/** The same for each day: recording a visit reads the other visits of its days. */
const VISITS_OF_DAY = 2

export interface VisitOptions {
  readonly visits: number
  /** When to stop, by `performance.now()`. */
  readonly deadline: number
}

/** What a thousand visits took. */
export interface Thousand {
  readonly seconds: number
  /** Processor time of run and engine, which other programs on the machine change less. */
  readonly processorSeconds: number
}

/** Records visits, and prints the time and the memory of each thousand. */
export async function measureVisits(registry: RunProcess, options: VisitOptions): Promise<Thousand[]> {
  let received = 0
  const receivers = await startReceivers(['prompt'], () => (received += 1))
  const thousands: Thousand[] = []
  try {
    await subscribe(await clientOf(registry), receivers.urls)
    for (let first = 0; first < options.visits && performance.now() < options.deadline; first += THOUSAND) {
      const thousand = await recordThousand(registry, first)
      thousands.push(thousand)
      printThousand(first + THOUSAND, thousand, registry, received)
    }
    return thousands
  } finally {
    receivers.close()
  }
}

async function subscribe(client: RegistryClient, urls: readonly string[]): Promise<void> {
  for (const url of urls)
    await client.call('recordSubscription', {
      body: { name: 'Bench', url, types: ['visit.*'], clearance: 'internal' },
    })
}

async function recordThousand(registry: RunProcess, first: number): Promise<Thousand> {
  const client = await clientOf(registry)
  const [started, processorStarted] = [performance.now(), processorSecondsOf(registry)]
  for (let index = first; index < first + THOUSAND; index += 1) await record(client, index)
  return {
    seconds: (performance.now() - started) / 1000,
    processorSeconds: processorSecondsOf(registry) - processorStarted,
  }
}

function processorSecondsOf({ pid }: RunProcess): number {
  const { run, engine } = usageOfRun(pid)
  return run.seconds + engine.seconds
}

/** A client with a new token, because the tokens of a long measurement would expire. */
const clientOf = async ({ url, token }: RunProcess): Promise<RegistryClient> =>
  registryClient({ url, token: await token() }, { attempts: 1 })

async function record(client: RegistryClient, index: number): Promise<void> {
  const visit = visitOn(dayFromToday(Math.floor(index / VISITS_OF_DAY)), index)
  await client.call('recordVisit', {
    body: { ...visit, hosts: [{ name: `Host ${index % 50}`, office: 'Mayor', country: 'DE' }] },
  })
}

function printThousand(visits: number, thousand: Thousand, registry: RunProcess, received: number): void {
  const { run, engine } = usageOfRun(registry.pid)
  const cells = [
    visits,
    thousand.seconds.toFixed(1),
    thousand.processorSeconds.toFixed(0),
    received,
    run.megabytes.toFixed(0),
    engine.megabytes.toFixed(0),
  ]
  console.log(cells.map((cell) => String(cell).padStart(12)).join(''))
}
