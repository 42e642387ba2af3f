/** `npm start`: bundles and synthesizes the app, then runs its template on this machine. */
import { join } from 'node:path'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { defaultData, defaultPort } from '../cli/defaults'
import { httpUrlOf, portOf } from '../cli/options'
import { LOCAL_PEOPLE } from '../cli/local-people'
import { logLine, startMessage } from '../cli/presentation'
import { startRun } from 'template-runner/run'

const HELP = `npm start -- [options]

Runs Golden Book on this machine: the template and the bundles that would be deployed, from a fresh synthesis with the
settings of cdk.json.
Ctrl-C stops it; the data folder is kept.

  --port PORT                 the port of the API on 127.0.0.1; 0 chooses a free port (${defaultPort})
  --data DIR                  the folder for all data (${defaultData})
  --dynamodb-endpoint URL     a running DynamoDB to use instead of the embedded engine
  --assembly DIR              a synthesized assembly to run instead of a fresh synthesis
  --help`

/** The process exits at the latest this long after a signal. */
const SHUTDOWN_TIMEOUT_MS = 2500

interface Settings {
  port: number
  data: string
  dynamodbEndpoint?: string | undefined
  /** The folder of an earlier synthesis. @default a fresh synthesis */
  assembly?: string | undefined
}

async function main(): Promise<void> {
  const settings = readSettings()
  const run = await startRun({
    ...settings,
    assembly: settings.assembly ?? (async () => await synthesizeInto(join(settings.data, 'cdk.out'))),
    users: LOCAL_PEOPLE,
    onLogEvent: (event) => console.log(logLine(event)),
    onWarning: (line) => console.error(`! ${line}`),
  })
  const stopSignal = untilSignal()
  console.log(startMessage(run, settings))
  const failure = await Promise.race([run.failed, stopSignal])
  await run.stop()
  if (failure !== undefined) throw new CommandError(failure)
}

/** Loads the CDK, which takes a second, only for a synthesis. */
async function synthesizeInto(folder: string): Promise<string> {
  const { readContext } = await import('../lib/synthesis.js')
  const { assemblyIn } = await import('./assembly.js')
  return await assemblyIn(folder, readContext)
}

function readSettings(): Settings {
  const { values } = readCommandLine(HELP, {
    port: { type: 'string', default: String(defaultPort) },
    data: { type: 'string', default: defaultData },
    'dynamodb-endpoint': { type: 'string' },
    assembly: { type: 'string' },
  })
  const endpoint = values['dynamodb-endpoint']
  return {
    port: portOf('port', values.port),
    data: values.data,
    dynamodbEndpoint:
      endpoint === undefined ? undefined : httpUrlOf('dynamodb-endpoint', endpoint, 'http://127.0.0.1:8000'),
    assembly: values.assembly,
  }
}

/**
 * Resolves at the first signal to stop. npm forwards Ctrl-C, so the process often receives it twice: later signals are
 * ignored. During the start no handler is set, and a signal ends the process and the engine at once.
 */
async function untilSignal(): Promise<undefined> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
  })
  setTimeout(() => process.exit(), SHUTDOWN_TIMEOUT_MS).unref()
}

// As in Lambda; the functions' threads inherit it.
process.env['TZ'] = 'UTC'
// For what is synthesized into the data folder, too, this user alone has access.
process.umask(0o077)
process.stdout.on('error', () => {})
// Exits although a library may still hold a handle open.
void runCommand(main).then(() => process.exit())
