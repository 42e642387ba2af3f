/**
 * The long run of `test/model`: random sequences of requests to every route, over the engine, compared with the
 * model. Prints the numbers of responses by route and status, and of injected faults. If a response differs from the
 * model, it prints the shortest such sequence with the options that repeat it, and the exit status is 1.
 */
import * as fc from 'fast-check'
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { captureLog } from '../model/captured-log'
import { runSequences, type Sequence } from '../model/run'
import type { Tally } from '../model/tally'
import removeAssembly from '../support/global-teardown'
import synthesize from '../support/global-setup'
import { makeTable } from '../support/table'

const HELP = `npm run test:model -- [options]

Sends random sequences of requests, and compares the answers with a model.

  --sequences N        sequences (2000)
  --commands N         requests of a sequence, at most (40)
  --seed N, --path P, --replay-path P
                       repeat a counterexample, which prints them
  --help`

const MAX_MINUTES = 30

const wholeNumber = (name: string, text: string): number => {
  if (/^-?\d{1,10}$/.test(text)) return Number(text)
  throw new CommandError(`--${name} takes a whole number, such as --${name} 2000.`)
}

function optionsIn() {
  const { values } = readCommandLine(HELP, {
    sequences: { type: 'string', default: '2000' },
    commands: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    path: { type: 'string' },
    'replay-path': { type: 'string' },
  })
  const { path, 'replay-path': replayPath } = values
  const parameters: fc.Parameters<[Sequence]> = {
    numRuns: wholeNumber('sequences', values.sequences),
    seed: wholeNumber('seed', values.seed),
    interruptAfterTimeLimit: MAX_MINUTES * 60_000,
    ...(path === undefined ? {} : { path }),
  }
  return { maxCommands: wholeNumber('commands', values.commands), replayPath, parameters }
}

function counterexample(
  details: fc.RunDetails<[Sequence]>,
  maxCommands: number,
  lastError: string | undefined,
): string {
  const { errorInstance, seed, counterexamplePath, numRuns, numShrinks } = details
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  const [, description, replayPath] =
    /^(.*) \/\*replayPath="([^"]*)"\*\/$/s.exec(fc.stringify(details.counterexample?.[0])) ?? []
  return [
    `In sequence ${numRuns}, shrunk ${numShrinks} times:`,
    `${description}\n`,
    why,
    ...(lastError === undefined ? [] : [`The last error in the log: ${lastError}`]),
    `Repeat with --commands ${maxCommands} --seed ${seed} --path ${counterexamplePath} --replay-path ${replayPath}`,
  ].join('\n')
}

async function main(): Promise<void> {
  const options = optionsIn()
  const tally: Tally = new Map()
  const started = performance.now()
  synthesize()
  const log = captureLog()
  try {
    const engine = await makeTable({ stream: false })
    const details = await runSequences(engine, tally, options).finally(() => engine.remove())
    for (const [name, times] of [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      console.log(`${String(times).padStart(7)}  ${name}`)
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`\n${details.numRuns} sequences in ${seconds} s, seed ${details.seed}`)
    if (!details.failed) return
    console.log(counterexample(details, options.maxCommands, log.lastError()))
    process.exitCode = 1
  } finally {
    log.end()
    removeAssembly()
  }
}

void runCommand(main)
