/**
 * The two queues of deliveries. The lane of first attempts waits so briefly for an answer that no subscriber can delay the
 * others there. A message that needs longer goes to the lane of retries: its subscriber did not answer in time, or is known
 * to be slow or failing.
 */
export type Lane = 'first' | 'retry'

/** The time for an attempt, including the name lookup, in milliseconds. */
export const ATTEMPT_MS: Readonly<Record<Lane, number>> = { first: 2_000, retry: 15_000 }
