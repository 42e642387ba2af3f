/** A refusal meant for the person at the terminal: one line that says what is wrong and what to do. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** A system call's code (`EADDRINUSE`, `EACCES`, …), or undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  // Not by `instanceof`: Jest's own realm has another `Error`.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** What a person is told, or undefined for a bug. */
function lineFor(error: unknown): string | undefined {
  if (error instanceof CommandError) return error.message.split('\n')[0]
  if (!(error instanceof Error) || !errorCode(error)?.startsWith('ERR_PARSE_ARGS_')) return undefined
  return `${error.message.split('. ')[0]}. Try --help for the options.`
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
    console.error(lineFor(error) ?? error)
  }
}
