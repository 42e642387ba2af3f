/**
 * Measures `npm start`, with all functions at work: the time of each thousand of visits that are recorded one after the
 * other over the API, beside one subscriber, and the import of an archive of signings by `npm run import`.
 */
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { measureImport } from './local/archive'
import { startRunProcess, type RunProcess } from './run-process'
import { measureVisits, THOUSAND } from './local/visits'

const HELP = `npm run bench:local -- [options]

  --visits N      visits to record, in thousands; 0 leaves them out (10000)
  --signings N    signings to import; 0 leaves them out (4000)
  --minutes N     the longest time of each of the two (30)
  --help`

interface Options {
  readonly visits: number
  readonly signings: number
  readonly minutes: number
}

function readOptions(): Options {
  const { values } = readCommandLine(HELP, {
    visits: { type: 'string', default: '10000' },
    signings: { type: 'string', default: '4000' },
    minutes: { type: 'string', default: '30' },
  })
  const visits = wholeNumberOf('visits', values.visits, { min: 0, max: 100_000, example: 10_000 })
  return {
    visits: Math.ceil(visits / THOUSAND) * THOUSAND,
    signings: wholeNumberOf('signings', values.signings, { min: 0, max: 100_000, example: 4000 }),
    minutes: wholeNumberOf('minutes', values.minutes, { min: 1, max: 240, example: 30 }),
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  synthesize()
  try {
    if (options.visits > 0) await onNewRun(async (registry) => await printVisits(registry, options))
    if (options.signings > 0) await onNewRun(async (registry) => await printImport(registry, options))
  } finally {
    removeAssembly()
  }
}

async function onNewRun(measure: (registry: RunProcess) => Promise<void>): Promise<void> {
  const registry = await startRunProcess()
  try {
    await measure(registry)
  } finally {
    await registry.stop()
  }
}

const deadlineOf = ({ minutes }: Options): number => performance.now() + minutes * 60_000

async function printVisits(registry: RunProcess, options: Options): Promise<void> {
  console.log('      visits     seconds processor s   delivered      run MB   engine MB')
  const { visits } = options
  const thousands = await measureVisits(registry, { visits, deadline: deadlineOf(options) })
  const [first, last] = [thousands[0], thousands.at(-1)]
  if (!first || !last) return
  const seconds = (last.seconds / first.seconds).toFixed(2)
  const processor = (last.processorSeconds / first.processorSeconds).toFixed(2)
  const length = `${thousands.length} thousand visits: the last thousand took ${seconds} of the first`
  console.log(`${length}, and ${processor} of its processor time\n`)
}

async function printImport(registry: RunProcess, options: Options): Promise<void> {
  console.log('    seconds   import s  import MB      run s     run MB   engine s  engine MB')
  const { seconds, report, status } = await measureImport(registry, {
    signings: options.signings,
    deadline: deadlineOf(options),
  })
  console.log(report.split('\n').find((line) => line.startsWith('Recorded')) ?? 'The import did not finish')
  console.log(`${options.signings} signings: ${seconds.toFixed(1)} s`)
  if (status !== 0) process.exitCode = 1
}

// The run is a process of its own, which Ctrl-C does not reach.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
void runCommand(main).then(() => process.exit())
