/** A refusal meant for the person at the terminal: one line that says what is wrong and what to do. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** A system call's code (`EADDRINUSE`, `EACCES`, …), or undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function isUsageError(error: unknown): error is Error {
  return errorCode(error)?.startsWith('ERR_PARSE_ARGS_') ?? false
}

/**
 * Runs a command-line program. A `CommandError` and a wrong option become one line on stderr and exit status 1;
 * anything else is a bug, and keeps its stack.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    const forPeople = error instanceof CommandError || isUsageError(error)
    console.error(forPeople ? error.message.split('\n')[0] : error)
    if (isUsageError(error)) console.error('Try --help for the options.')
  }
}
