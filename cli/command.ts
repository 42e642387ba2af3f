import { fileFault } from 'template-runner/data/file-fault'
import { errorCode, RunError } from 'template-runner/run-error'

/** An error for the terminal: one line that says what is wrong and what to do. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** The caller has asked for the help, which is the message; the program does nothing else. */
export class HelpRequest extends Error {
  override name = 'HelpRequest'
}

/** The message of an expected error, or undefined for a bug. */
function expectedMessage(error: unknown): string | undefined {
  if (error instanceof RunError) return withFlags(error.message.split('\n')[0] ?? '')
  if (error instanceof CommandError) return error.message.split('\n')[0]
  if (error instanceof Error && errorCode(error)?.startsWith('ERR_PARSE_ARGS_'))
    return `${error.message.split(/\.\s/)[0]}. Try --help for the options.`
  return fileFault(error)?.message
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
 * Runs a command-line program. Prints the help on request, and a `CommandError`, an invalid option or a file that cannot be
 * used as one line on stderr; any other error with its stack, since it is a bug. Sets exit status 1 for every error.
 */
export async function runCommand(main: () => void | Promise<void>): Promise<void> {
  // The AWS SDK warns about Node.js 20, which the commands support.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  try {
    await main()
  } catch (error) {
    if (error instanceof HelpRequest) return console.log(error.message)
    process.exitCode = 1
    console.error(expectedMessage(error) ?? error)
  }
}
