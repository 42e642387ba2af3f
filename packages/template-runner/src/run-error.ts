/** An error for the person who starts a run: one line that says what is wrong and what to do. */
export class RunError extends Error {
  override name = 'RunError'
}

/** A system call's code (`EADDRINUSE`, `EACCES`, …), or undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  // Not by `instanceof`: Jest's own realm has another `Error`.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
