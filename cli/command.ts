import { errorCode, RunError } from 'template-runner/run-error'

/** An error for the person at the terminal: one line that says what is wrong and what to do. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** The line for the person, or undefined for a bug. */
function lineFor(error: unknown): string | undefined {
  if (error instanceof RunError) return withFlags(error.message.split('\n')[0] ?? '')
  if (error instanceof CommandError) return error.message.split('\n')[0]
  if (!(error instanceof Error) || !errorCode(error)?.startsWith('ERR_PARSE_ARGS_')) return undefined
  return `${error.message.split('. ')[0]}. Try --help for the options.`
}

/** Names the options of a run as command-line options: `` `dynamodbEndpoint` `` becomes `--dynamodb-endpoint`. */
function withFlags(message: string): string {
  const flags: Record<string, string> = {
    data: '--data',
    dynamodbEndpoint: '--dynamodb-endpoint',
    port: '--port',
  }
  return message.replaceAll(/`(\w+)`/g, (text, option: string) => flags[option] ?? text)
}

/**
 * Throws where npm has kept an option of the command, since `--` is missing before it: `npm run import FILE --dry-run`
 * would import. npm hands its own options on in the environment (npm CLI documentation, "config").
 */
function requireOptions(names: readonly string[]): void {
  const kept = names.find((name) => process.env[`npm_config_${name.replaceAll('-', '_')}`])
  const command = process.env['npm_lifecycle_event']
  if (kept === undefined || command === undefined) return
  throw new CommandError(
    `npm has kept --${kept} for itself. Put -- before the options: npm run ${command} -- … --${kept}`,
  )
}

/**
 * Runs a command-line program. A `CommandError` and a wrong option become one line on stderr and exit status 1;
 * anything else is a bug, and keeps its stack.
 *
 * @param npmOptions those of the command's options that npm has too
 */
export async function runCommand(
  main: () => Promise<void>,
  npmOptions: readonly string[] = [],
): Promise<void> {
  try {
    requireOptions(npmOptions)
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(lineFor(error) ?? error)
  }
}
