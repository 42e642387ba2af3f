/** A client that injects a fault into the next transaction on request. */
import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { ObservedResponse } from './request'
import { interceptCommands } from '../support/intercept-commands'

/**
 * A fault of the next transaction: it conflicts with another one (AWS cancels it, and it can be retried), the
 * store asks to slow down, or the function dies before it is sent or after it was committed.
 */
export type Fault = 'conflict' | 'slow-down' | 'dies-before' | 'dies-after'

const BROKEN: Readonly<Partial<Record<Fault, number>>> = {
  'slow-down': 503,
  'dies-before': 500,
  'dies-after': 500,
}

/** Whether a response is the error that the fault causes. */
export const failedBy = ({ status }: Pick<ObservedResponse, 'status'>, fault: Fault): boolean =>
  status === BROKEN[fault]

export interface FaultyClient {
  readonly client: DynamoDBDocumentClient
  readonly prepare: (fault: Fault) => void
  /** Whether the fault has occurred. Otherwise it is cancelled. */
  readonly hasOccurred: () => boolean
  /** The committed changes, as the stream would contain them. */
  readonly changes: Change[]
}

interface Action {
  readonly Put?: { readonly Item: { readonly kind?: string; readonly change?: Change } }
}

export function faultyClient(
  inner: DynamoDBDocumentClient,
  turn: <T>(call: () => Promise<T>) => Promise<T>,
): FaultyClient {
  let waiting: Fault | undefined
  const changes: Change[] = []
  const takeFault = (...faults: Fault[]): Fault | undefined => {
    const fault = faults.find((each) => each === waiting)
    if (fault) waiting = undefined
    return fault
  }
  const client = interceptCommands(inner, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand') return turn(pass)
    const actions = command.input.TransactItems as readonly Action[]
    const before = takeFault('conflict', 'slow-down', 'dies-before')
    if (before) throw errorOf(before, actions)
    const answer = await turn(pass)
    changes.push(
      ...actions.flatMap(({ Put }) => (Put?.Item.kind === 'change' ? (Put.Item.change ?? []) : [])),
    )
    if (takeFault('dies-after')) throw new Error('The function dies here.')
    return answer
  })
  return {
    client,
    prepare: (fault) => (waiting = fault),
    hasOccurred: () => {
      const has = waiting === undefined
      waiting = undefined
      return has
    },
    changes,
  }
}

function errorOf(fault: Fault, actions: readonly Action[]): Error {
  const message = 'Injected.'
  if (fault === 'slow-down') return new ThrottlingException({ message, $metadata: {} })
  if (fault !== 'conflict') return new Error('The function dies here.')
  const CancellationReasons = actions.map((_, index) => ({
    Code: index === 0 ? 'TransactionConflict' : 'None',
  }))
  return new TransactionCanceledException({ message, $metadata: {}, CancellationReasons })
}
