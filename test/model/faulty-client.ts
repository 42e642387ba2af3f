/** A DynamoDB client that injects a prepared fault into the next transaction. */
import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { ObservedResponse } from './request'
import { interceptCommands } from '../support/intercept-commands'

/**
 * A fault of the next transaction. `conflict`: DynamoDB cancels it because of another one, and it can be retried.
 * `slow-down`: DynamoDB throttles it. `dies-before`, `dies-after`: the function dies before the transaction is sent,
 * or after it was committed; not that of a claim, so that a function dies between the claim and its write.
 */
export type Fault = 'conflict' | 'slow-down' | 'dies-before' | 'dies-after'

const ERROR_STATUS: Readonly<Partial<Record<Fault, number>>> = {
  'slow-down': 503,
  'dies-before': 500,
  'dies-after': 500,
}

/** Whether a response is the error that the fault causes. */
export const failedBy = ({ status }: Pick<ObservedResponse, 'status'>, fault: Fault): boolean =>
  status === ERROR_STATUS[fault]

export interface FaultyClient {
  readonly client: DynamoDBDocumentClient
  readonly prepare: (fault: Fault) => void
  /** Whether the prepared fault has occurred. If it has not, it is removed. */
  readonly hasOccurred: () => boolean
  /** The committed changes, as the stream would contain them. */
  readonly changes: Change[]
}

interface Action {
  readonly Put?: { readonly Item: { readonly kind?: string; readonly change?: Change } }
}

/** The kinds of the items by which people claim names and ids, ahead of a write. */
const CLAIMS = new Set(['name-owner', 'id-claim', 'alike'])

export function faultyClient(
  inner: DynamoDBDocumentClient,
  schedule: <T>(call: () => Promise<T>) => Promise<T>,
): FaultyClient {
  let prepared: Fault | undefined
  const changes: Change[] = []
  const takeFault = (...faults: Fault[]): Fault | undefined => {
    const fault = faults.find((each) => each === prepared)
    if (fault) prepared = undefined
    return fault
  }
  const client = interceptCommands(inner, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand') return schedule(pass)
    const actions = command.input.TransactItems as readonly Action[]
    const isClaim = actions.every(({ Put }) => CLAIMS.has(Put?.Item.kind ?? ''))
    const before = isClaim
      ? takeFault('conflict', 'slow-down')
      : takeFault('conflict', 'slow-down', 'dies-before')
    if (before) throw errorOf(before, actions)
    const answer = await schedule(pass)
    changes.push(
      ...actions.flatMap(({ Put }) => (Put?.Item.kind === 'change' ? (Put.Item.change ?? []) : [])),
    )
    if (!isClaim && takeFault('dies-after')) throw new Error('The function dies here.')
    return answer
  })
  return {
    client,
    prepare: (fault) => (prepared = fault),
    hasOccurred: () => {
      const has = prepared === undefined
      prepared = undefined
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
