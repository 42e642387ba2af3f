/** Structured logs: one JSON line a request. Nothing of a body, a query or a path goes into them. */
import { ConfigurationError } from './environment'

export function log(level: 'info' | 'error', fields: object): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...fields })}\n`)
}

/**
 * What finds a fault in the code: the error's name and its stack's places. Its message stays out: it may
 * quote what somebody sent, unless it speaks of the function's own environment.
 */
export function traceOf(error: unknown, level: 'info' | 'error'): object {
  if (level === 'info' || !(error instanceof Error)) return {}
  const stack = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {}
  const message = error instanceof ConfigurationError ? { message: error.message } : {}
  return { error: error.name, ...message, ...cause, stack: stack?.slice(0, 8).map((line) => line.trim()) }
}
