/** The moments at which a function is killed on the way of a change from the request to the subscriber. */

export interface KillPoint {
  readonly name: string
  /** The function's logical id begins so. */
  readonly function: string
  /** The call to AWS beside which it is killed. */
  readonly operation: string
  /** Before the call has an effect, or after it and before the function receives its result. */
  readonly phase: 'before' | 'after'
  /** How many attempts at each message the subscriber refuses, so that the message takes the way of retries. @default 0 */
  readonly refusals?: number
}

const DELIVER = { function: 'Deliver' } as const
/** The first attempt and the first retry are refused. */
const REFUSED = { refusals: 2 } as const
const RETRY = { function: 'Retry', ...REFUSED } as const

export const KILL_POINTS: readonly KillPoint[] = [
  { name: 'before the commit', function: 'Partnerships', operation: 'TransactWriteItems', phase: 'before' },
  { name: 'after the commit', function: 'Partnerships', operation: 'TransactWriteItems', phase: 'after' },
  { name: 'before the publish', function: 'Publish', operation: 'PutEvents', phase: 'before' },
  { name: 'after the publish', function: 'Publish', operation: 'PutEvents', phase: 'after' },
  { name: 'before the fan-out', function: 'FanOut', operation: 'SendMessageBatch', phase: 'before' },
  { name: 'after the fan-out', function: 'FanOut', operation: 'SendMessageBatch', phase: 'after' },
  { ...DELIVER, name: 'before the POST', operation: 'BatchGetItem', phase: 'after' },
  { ...DELIVER, name: 'after the POST, unacknowledged', operation: 'TransactWriteItems', phase: 'before' },
  { ...DELIVER, name: 'after the POST, acknowledged', operation: 'TransactWriteItems', phase: 'after' },
  { ...DELIVER, ...REFUSED, name: 'before the retries', operation: 'SendMessageBatch', phase: 'before' },
  { ...DELIVER, ...REFUSED, name: 'after the retries', operation: 'SendMessageBatch', phase: 'after' },
  { ...RETRY, name: 'before the second POST', operation: 'BatchGetItem', phase: 'after' },
  { ...RETRY, name: 'after the second POST', operation: 'TransactWriteItems', phase: 'before' },
  { ...RETRY, name: 'before the wait', operation: 'ChangeMessageVisibility', phase: 'before' },
  { ...RETRY, name: 'after the wait', operation: 'ChangeMessageVisibility', phase: 'after' },
]
