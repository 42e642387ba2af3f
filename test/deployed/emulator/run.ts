/** `npm run test:emulator`: deploys the app to an emulator of AWS on this machine, and runs the journeys there. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../../../cli/command'
import { wholeNumberOf } from '../../../cli/options'
import { temporaryFolder } from '../../support/temporary-folder'
import { TRIAL_SERVICES } from '../stage/deployed-stage'
import { bootstrap, deploy, openAddresses } from './deployment'
import { startEmulator, type Emulator } from './emulator'
import { installEmulator, Unavailable } from './python'
import { runProcess } from './run-process'

const HELP = `npm run test:emulator -- [journey ...] [options]

Installs ministack, an emulator of AWS, with Python into a temporary folder, deploys the app to it by the CDK, and runs
the journeys there, as npm run test:deployed does, or those that are named. Everything is ended and removed afterwards.
The exit status is 1 when a journey fails, and 3 when the emulator cannot be installed.

  --minutes N   end after so many minutes (20)
  --help`

const NOT_TESTED = 3

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '20' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(HELP)
  const minutes = wholeNumberOf('minutes', values.minutes, { min: 1, max: 600, example: 20 })
  const signal = AbortSignal.timeout(minutes * 60_000)
  const folder = temporaryFolder()
  try {
    await testOnEmulator(folder.path, positionals, signal)
    if (signal.aborted)
      throw new CommandError(`The journeys on the emulator took longer than ${minutes} minutes.`)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    console.log(`Not tested on the emulator: ${error.message}.`)
    process.exitCode = NOT_TESTED
  } finally {
    folder.remove()
  }
}

async function testOnEmulator(
  folder: string,
  journeys: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const emulator = await startEmulator(await installEmulator(folder), folder)
  const interrupt = (): void => void emulator.stop().then(() => process.exit(130))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    await bootstrap({ emulator, folder })
    const outputs = await deploy({ emulator, folder }, { stage: 'dev', services: TRIAL_SERVICES })
    console.log('The stage dev is deployed to the emulator.')
    const proxy = await openAddresses(outputs, emulator)
    try {
      await runJourneys(emulator, outputs, journeys, signal)
    } finally {
      await proxy.stop()
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
