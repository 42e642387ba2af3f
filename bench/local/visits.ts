/** Visits that are recorded one after the other over the API of a local run. */
import { registryClient, type RegistryClient } from '../../cli/registry-client'
import { addDays } from '../../domain/time/partial-date'
import { usageOfRun } from './processes'
import type { RunProcess } from '../run-process'
import { subscribe } from './subscriber'

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
  const subscriber = await subscribe(await clientOf(registry))
  const thousands: Thousand[] = []
  try {
    for (let first = 0; first < options.visits && performance.now() < options.deadline; first += THOUSAND) {
      const thousand = await recordThousand(registry, first)
      thousands.push(thousand)
      printThousand(first + THOUSAND, thousand, registry, subscriber.received())
    }
    return thousands
  } finally {
    subscriber.close()
  }
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
  const day = addDays(new Date().toISOString().slice(0, 10), Math.floor(index / VISITS_OF_DAY))
  await client.call('recordVisit', {
    body: {
      direction: 'incoming',
      kind: 'official-visit',
      start: `${day}T10:00`,
      venues: [`Room ${index % 20}`],
      occasion: { de: `Besuch ${index}`, en: `Visit ${index}` },
      guests: [{ name: `Guest ${index}`, office: 'Mayor', officeClass: 'mayor', country: 'TR' }],
      hosts: [{ name: `Host ${index % 50}`, office: 'Mayor', country: 'DE' }],
    },
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
