/** `npm run demo`: demonstrates the registry in a temporary instance. */
import { ApiProblem } from '../cli/api-errors'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { runDemo } from '../demo/demo'
import { startInstance, type DemoInstance } from '../demo/instance'
import { wrapLine } from '../demo/wrap-line'
import { assemblyIn } from './assembly'

const print = (line: string): void => console.log(wrapLine(line))

const HELP = `npm run demo

Demonstrates the registry with a subscribed press office: the case of Istanbul, its next jubilee, and the import of Berlin's
archive. Runs in a temporary folder, which is removed at the end. Exits with status 1 when a check fails.

  --help`

async function main(): Promise<void> {
  readCommandLine(HELP, {})
  print('Golden Book: a demonstration in a temporary folder, which is removed at the end.')
  const started = performance.now()
  const starting = startInstance(assemblyIn)
  stopOnSignal(starting)
  const instance = await starting
  try {
    const failure = await Promise.race([runDemo(instance, print), instance.failed])
    if (failure !== undefined) throw new CommandError(`The demo failed: ${failure}`)
    print(`\nAll checks passed in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
  } catch (error) {
    for (const line of instance.warnings) console.error(line)
    throw error instanceof ApiProblem ? new CommandError(`The demo failed: ${error.message}`) : error
  } finally {
    await instance.stop()
  }
}

/** Removes the temporary folder on Ctrl-C too. The exit status is the shell's for a signal: 128 and its number. */
function stopOnSignal(starting: Promise<DemoInstance>): void {
  const end = (status: number) => {
    const stopping = starting.then(async (instance) => await instance.stop())
    // A failed start has removed its folder already.
    void stopping.catch(() => {}).then(() => process.exit(status))
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
}

void runCommand(main)
