/** A client in whose transactions something goes wrong when it is told so. */
import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { Observed } from './request'
import { clientThrough } from '../support/client-through'

/**
 * What happens to the next transaction: another one is in its way (AWS cancels it, and it can be tried again), the
 * store asks to slow down, or the function dies before it is sent or after it was committed.
 */
export type Trouble = 'conflict' | 'slow-down' | 'dies-before' | 'dies-after'

const BROKEN: Readonly<Partial<Record<Trouble, number>>> = {
  'slow-down': 503,
  'dies-before': 500,
  'dies-after': 500,
}

/** Whether an answer tells of nothing but the trouble. */
export const isBroken = ({ status }: Pick<Observed, 'status'>, trouble: Trouble): boolean =>
  status === BROKEN[trouble]

export interface TroubledClient {
  readonly client: DynamoDBDocumentClient
  readonly prepare: (trouble: Trouble) => void
  /** Whether it has happened; what has not is called off. */
  readonly hasHappened: () => boolean
  /** The changes that were committed, as a stream would tell of them. */
  readonly changes: Change[]
}

interface Action {
  readonly Put?: { readonly Item: { readonly kind?: string; readonly change?: Change } }
}

export function troubled(
  inner: DynamoDBDocumentClient,
  turn: <T>(call: () => Promise<T>) => Promise<T>,
): TroubledClient {
  let waiting: Trouble | undefined
  const changes: Change[] = []
  const happens = (...troubles: Trouble[]): Trouble | undefined => {
    const trouble = troubles.find((each) => each === waiting)
    if (trouble) waiting = undefined
    return trouble
  }
  const client = clientThrough(inner, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand') return turn(pass)
    const actions = command.input.TransactItems as readonly Action[]
    const before = happens('conflict', 'slow-down', 'dies-before')
    if (before) throw errorOf(before, actions)
    const answer = await turn(pass)
    changes.push(
      ...actions.flatMap(({ Put }) => (Put?.Item.kind === 'change' ? (Put.Item.change ?? []) : [])),
    )
    if (happens('dies-after')) throw new Error('The function dies here.')
    return answer
  })
  return {
    client,
    prepare: (trouble) => (waiting = trouble),
    hasHappened: () => {
      const has = waiting === undefined
      waiting = undefined
      return has
    },
    changes,
  }
}

function errorOf(trouble: Trouble, actions: readonly Action[]): Error {
  const message = 'Injected.'
  if (trouble === 'slow-down') return new ThrottlingException({ message, $metadata: {} })
  if (trouble !== 'conflict') return new Error('The function dies here.')
  const CancellationReasons = actions.map((_, index) => ({
    Code: index === 0 ? 'TransactionConflict' : 'None',
  }))
  return new TransactionCanceledException({ message, $metadata: {}, CancellationReasons })
}
