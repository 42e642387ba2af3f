/** An environment without an invocation. */
export interface Idle<Environment> {
  environment: Environment
  /** Milliseconds since 1970. */
  since: number
}

/**
 * How long an environment waits for the next invocation, in milliseconds. Lambda ends idle environments too, after a time
 * that it does not document (Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle").
 */
export const idleLimit = 30_000

/**
 * Which idle environments of a function end now, and which stay. One environment of a function always stays, so that a
 * rare request does not wait for a cold start.
 *
 * @param idle the longest idle first
 * @param busy the number of environments with an invocation
 */
export function splitIdle<Environment>(
  idle: readonly Idle<Environment>[],
  busy: number,
  now: number,
): { ending: Idle<Environment>[]; staying: Idle<Environment>[] } {
  const due = idle.filter(({ since }) => now - since >= idleLimit).length
  const count = Math.min(due, Math.max(idle.length + busy - 1, 0))
  return { ending: idle.slice(0, count), staying: idle.slice(count) }
}
