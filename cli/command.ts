import { errorCode, RunError } from 'template-runner/run-error'

/** An error for the terminal: one line that says what is wrong and what to do. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** The message of an expected error, or undefined for a bug. */
function expectedMessage(error: unknown): string | undefined {
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
 * Throws when npm has taken an option of the command for its own, because `--` is missing before it: without this check
 * `npm run import FILE --dry-run` would import. npm passes its options in the environment (npm CLI documentation, "config").
 */
function rejectOptionsTakenByNpm(names: readonly string[]): void {
  const taken = names.find((name) => process.env[`npm_config_${name.replaceAll('-', '_')}`])
  const command = process.env['npm_lifecycle_event']
  if (taken === undefined || command === undefined) return
  throw new CommandError(
    `npm has taken --${taken} as its own option. Put -- before the options: npm run ${command} -- … --${taken}`,
  )
}

/**
 * Runs a command-line program. Prints a `CommandError` or an invalid option as one line on stderr, and any other error with
 * its stack, since it is a bug. Sets exit status 1 for both.
 *
 * @param npmOptions the command's options that are npm options too
 */
export async function runCommand(
  main: () => Promise<void>,
  npmOptions: readonly string[] = [],
): Promise<void> {
  // The AWS SDK warns about Node.js 20, which the commands support.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  try {
    rejectOptionsTakenByNpm(npmOptions)
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(expectedMessage(error) ?? error)
  }
}
