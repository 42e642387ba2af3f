/**
 * The long run of `test/withdrawals`: random histories of visits, entries and subscriptions, over the engine, whose
 * messages are compared with the model. Prints the numbers of messages. If a message is wrong or missing, it prints
 * the shortest such history with the options that repeat it, and the exit status is 1.
 */
import type * as fc from 'fast-check'
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { captureLog } from '../model/captured-log'
import removeAssembly from '../support/global-teardown'
import synthesize from '../support/global-setup'
import { makeTable } from '../support/table'
import type { History } from '../withdrawals/histories'
import { newHistoryTally } from '../withdrawals/model-subscriber'
import { runHistories } from '../withdrawals/run'

const HELP = `npm run test:withdrawals -- [options]

Compares the webhook messages of random histories with a model.

  --histories N        histories (500)
  --seed N, --path P   repeat a counterexample, which prints them
  --help`

const MAX_MINUTES = 30

const wholeNumber = (name: string, text: string): number => {
  if (/^-?\d{1,10}$/.test(text)) return Number(text)
  throw new CommandError(`--${name} takes a whole number, such as --${name} 500.`)
}

function parametersIn(): fc.Parameters<[History]> {
  const { values } = readCommandLine(HELP, {
    histories: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    path: { type: 'string' },
  })
  return {
    numRuns: wholeNumber('histories', values.histories),
    seed: wholeNumber('seed', values.seed),
    interruptAfterTimeLimit: MAX_MINUTES * 60_000,
    ...(values.path === undefined ? {} : { path: values.path }),
  }
}

function counterexample(details: fc.RunDetails<[History]>): string {
  const { errorInstance, seed, counterexamplePath, numRuns, numShrinks } = details
  const [history] = details.counterexample ?? []
  const steps = history ? [...history.visits, ...history.entries, ...history.steps] : []
  return [
    `In history ${numRuns}, shrunk ${numShrinks} times:`,
    ...(history?.subscribers ?? []).map((terms) => `  subscriber ${JSON.stringify(terms)}`),
    ...steps.map((step) => `  ${JSON.stringify(step)}`),
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `Repeat with --seed ${seed} --path ${counterexamplePath}`,
  ].join('\n')
}

async function main(): Promise<void> {
  const parameters = parametersIn()
  const tally = newHistoryTally()
  const started = performance.now()
  synthesize()
  const log = captureLog()
  try {
    const engine = await makeTable({ stream: false })
    const details = await runHistories(engine, tally, parameters).finally(() => engine.remove())
    for (const [name, times] of Object.entries(tally)) console.log(`${String(times).padStart(7)}  ${name}`)
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`\n${details.numRuns} histories in ${seconds} s, seed ${details.seed}`)
    if (!details.failed) return
    console.log(counterexample(details))
    process.exitCode = 1
  } finally {
    log.end()
    removeAssembly()
  }
}

void runCommand(main)
