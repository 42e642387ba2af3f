/** The moments at which a function is killed on the way of a change from the request to the subscriber. */

export interface Seam {
  readonly name: string
  /** The function's logical id begins so. */
  readonly function: string
  /** The call to AWS beside which it is killed. */
  readonly operation: string
  /** Before the call has any effect; or after it had one, and before the function hears of it. */
  readonly phase: 'before' | 'after'
}

const POSTER = { function: 'Deliver' } as const

export const SEAMS: readonly Seam[] = [
  { name: 'before the commit', function: 'Partnerships', operation: 'TransactWriteItems', phase: 'before' },
  { name: 'after the commit', function: 'Partnerships', operation: 'TransactWriteItems', phase: 'after' },
  { name: 'before the publish', function: 'Publish', operation: 'PutEvents', phase: 'before' },
  { name: 'after the publish', function: 'Publish', operation: 'PutEvents', phase: 'after' },
  { name: 'before the fan-out', function: 'FanOut', operation: 'SendMessageBatch', phase: 'before' },
  { name: 'after the fan-out', function: 'FanOut', operation: 'SendMessageBatch', phase: 'after' },
  { ...POSTER, name: 'before the POST', operation: 'BatchGetItem', phase: 'after' },
  { ...POSTER, name: 'after the POST, unacknowledged', operation: 'TransactWriteItems', phase: 'before' },
  { ...POSTER, name: 'after the POST, acknowledged', operation: 'TransactWriteItems', phase: 'after' },
]
