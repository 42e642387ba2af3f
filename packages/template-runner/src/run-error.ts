/**
 * An error that the person who starts a run can solve. Its message is one line: what is wrong, then what to do. Backticks
 * enclose the names of `RunOptions` and of template properties.
 */
export class RunError extends Error {
  override name = 'RunError'
}

/**
 * The template uses something that the runner does not support.
 *
 * @param logicalId the resource that uses it
 * @param what the property or value, by its name in the CloudFormation template reference
 */
export function unsupported(logicalId: string, what: string): RunError {
  return new RunError(
    `${logicalId}: the template runner does not support ${what}; remove it from the template.`,
  )
}

/** The code of a system error (`EADDRINUSE`, `EACCES`, …); undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  // No `instanceof`: Jest's realm has its own `Error`.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
