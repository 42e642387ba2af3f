/** `npm run test:emulator`: deploys the app to an emulator of AWS on this machine, and runs the journeys there. */
import { join } from 'node:path'
import { runCommand } from '../../../cli/command'
import { readCommandLine } from '../../../cli/command-line'
import { wholeNumberOf } from '../../../cli/options'
import { temporaryFolder } from '../../support/temporary-folder'
import { deployDev } from './deployed-dev'
import { startEmulator, type Emulator } from './emulator'
import { tryFirstDeployments } from './first-deployment'
import { installEmulator, Unavailable } from './python'
import { runProcess } from './run-process'
import type { Trial } from './trial'

const HELP = `npm run test:emulator -- [journey ...] [options]

Installs ministack, an emulator of AWS, with Python into a temporary folder, deploys the app to it by the CDK, and runs
the journeys there, as npm run test:deployed does, or those that are named. Everything is ended and removed afterwards.
The exit status is 1 when a journey fails, and 3 when the emulator cannot be installed.

  --first-deployment   instead of the journeys, make first deployments of production fail, and repeat them
  --minutes N          end after so many minutes (20)
  --help`

const NOT_TESTED = 3

async function main(): Promise<void> {
  const { values, positionals } = readCommandLine(
    HELP,
    {
      'first-deployment': { type: 'boolean', default: false },
      minutes: { type: 'string', default: '20' },
    },
    { allowPositionals: true },
  )
  const minutes = wholeNumberOf('minutes', values.minutes, { min: 1, max: 600, example: 20 })
  const folder = temporaryFolder()
  try {
    const trial = {
      folder: folder.path,
      signal: endAfter(minutes),
      python: await installEmulator(folder.path),
    }
    if (values['first-deployment']) await tryFirstDeployments(trial)
    else await testOnEmulator(trial, positionals)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    console.log(`Not tested on the emulator: ${error.message}.`)
    process.exitCode = NOT_TESTED
  } finally {
    folder.remove()
  }
}

/** Aborts what is under way when the time is over, or somebody stops the command. */
function endAfter(minutes: number): AbortSignal {
  const stopped = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stopped.abort())
  const timeout = AbortSignal.timeout(minutes * 60_000)
  timeout.addEventListener('abort', () => console.error(`Not finished after ${minutes} minutes.`))
  return AbortSignal.any([stopped.signal, timeout])
}

async function testOnEmulator(trial: Trial, journeys: readonly string[]): Promise<void> {
  const emulator = await startEmulator(trial.python, trial.folder)
  try {
    const { outputs, stop } = await deployDev(emulator, trial)
    console.log('The stage dev is deployed to the emulator.')
    try {
      await runJourneys(emulator, outputs, journeys, trial.signal)
    } finally {
      await stop()
    }
  } finally {
    await emulator.stop()
  }
}

async function runJourneys(
  { environment }: Emulator,
  outputs: string,
  journeys: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const args = ['--import', 'tsx', join(__dirname, '../run.ts'), '--outputs', outputs, '--empty', ...journeys]
  const { status } = await runProcess(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    signal,
  })
  if (status !== 0) process.exitCode = 1
}

void runCommand(main).then(() => process.exit())
