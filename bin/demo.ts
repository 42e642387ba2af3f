/** `npm run demo`: shows the registry at work, in an instance of its own that is gone afterwards. */
import { parseArgs } from 'node:util'
import { ApiProblem } from '../archive/refusals'
import { demonstrate } from '../demo/demo'
import { folded } from '../demo/folded'
import { startInstance, type Instance } from '../demo/instance'
import { CommandError, runCommand } from '../cli/command'

const tell = (line: string): void => console.log(folded(line))

const HELP = `npm run demo

Shows the registry at work, with a press office that is subscribed: the case of Istanbul, its next jubilee, and Berlin's
archive. It runs in an instance of its own, in a temporary folder that is removed at the end. Ends with status 1 when
anything is not as it should be.

  --help`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } })
  if (values.help) return console.log(HELP)
  tell('Golden Book, a demonstration. All of it happens here, and is gone afterwards.')
  const began = performance.now()
  const starting = startInstance()
  endOnSignal(starting)
  const instance = await starting
  try {
    await demonstrate(instance, tell)
    tell(`\nEverything answered as it should, in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  } catch (error) {
    for (const line of instance.warnings) console.error(line)
    throw error instanceof ApiProblem ? new CommandError(`The demo fails: ${error.message}`) : error
  } finally {
    await instance.stop()
  }
}

/** Ctrl-C leaves nothing behind either. The exit is the shell's for a program that a signal ended: 128 and its number. */
function endOnSignal(starting: Promise<Instance>): void {
  const end = (status: number) => {
    const stopping = starting.then(async (instance) => await instance.stop())
    // What does not start cleans up after itself.
    void stopping.catch(() => {}).then(() => process.exit(status))
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
}

void runCommand(main)
