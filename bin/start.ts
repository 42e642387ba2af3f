/** `npm start`: bundles and synthesizes the app, then runs its template on this machine. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../cli/command'
import { defaultData, defaultPort } from '../cli/defaults'
import { lineOfLogEvent, presentationOf } from '../cli/presentation'
import { startRun } from 'template-runner/run'
import { readContext, synthesize } from '../cli/synthesis'

const HELP = `npm start -- [options]

Runs Golden Book on this machine: the template and the bundles that would be deployed, from a fresh synthesis with the
settings of cdk.json.
Ctrl-C ends it; what was recorded stays in the data folder.

  --port PORT                 where the API is served on 127.0.0.1; 0 picks a free one (${defaultPort})
  --data DIR                  the folder for everything that is kept (${defaultData})
  --dynamodb-endpoint URL     a DynamoDB that runs already, instead of the embedded one
  --help`

/** All is over this long after a signal, in milliseconds. */
const longestEnd = 2500

interface Settings {
  port: number
  data: string
  dynamodbEndpoint?: string | undefined
}

async function main(): Promise<void> {
  const settings = readSettings()
  if (!settings) return console.log(HELP)
  const run = await startRun({
    ...settings,
    assembly: async () => await synthesize(join(settings.data, 'cdk.out'), readContext()),
    onLogEvent: (logEvent) => console.log(lineOfLogEvent(logEvent)),
    onWarning: (message) => console.error(`! ${message}`),
  })
  const ending = toldToEnd()
  console.log(presentationOf(run, settings))
  const failure = await Promise.race([run.failed, ending])
  await run.stop()
  if (failure !== undefined) throw new CommandError(failure)
}

function readSettings(): Settings | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(defaultPort) },
      data: { type: 'string', default: defaultData },
      'dynamodb-endpoint': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  return {
    port: portOf(values.port),
    data: values.data,
    dynamodbEndpoint: endpointOf(values['dynamodb-endpoint']),
  }
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new CommandError(
    `"${text}" is no port: give a number from 1 to 65535, or 0 for any free one, with --port.`,
  )
}

function endpointOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/./.test(text)) return text
  throw new CommandError(
    `"${text}" is no address: give one such as http://127.0.0.1:8000 with --dynamodb-endpoint.`,
  )
}

/**
 * Settles at the first signal to end. npm passes Ctrl-C on, so a second one is no wish for more haste. Before there is
 * something to lose nobody listens, and the system ends the process at once, and with it the engine.
 */
async function toldToEnd(): Promise<undefined> {
  await new Promise<void>((told) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => told())
  })
  setTimeout(() => process.exit(), longestEnd).unref()
}

// As in Lambda, whatever the clock of this machine shows; the functions' threads share it.
process.env['TZ'] = 'UTC'
process.stdout.on('error', () => {})
// The process ends here, whatever a library still holds open.
void runCommand(main).then(() => process.exit())
