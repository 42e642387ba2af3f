/** Structured logs: one JSON line for each request or batch, without bodies, queries and paths. */
import { ConfigurationError } from './environment'

export function log(level: 'info' | 'error', fields: object): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...fields })}\n`)
}

/**
 * The name and the stack trace of an error. Its message is left out, since it may quote personal data; that of a
 * `ConfigurationError` cannot.
 */
export function traceOf(error: unknown, level: 'info' | 'error'): object {
  if (level === 'info' || !(error instanceof Error)) return {}
  const stack = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {}
  const message = error instanceof ConfigurationError ? { message: error.message } : {}
  return { error: error.name, ...message, ...cause, stack: stack?.slice(0, 8).map((line) => line.trim()) }
}
