import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { interceptCommands } from '../../test/support/intercept-commands'

/** The number of transactions sent, and of those that ended in a conflict. */
export interface Sent {
  transactions: number
  conflicts: number
}

/**
 * A client that ends this share of its transactions, evenly spread, in a conflict, which the engine never does.
 * Such a transaction does not reach the engine: DynamoDB detects a conflict before it commits anything (DynamoDB Developer
 * Guide, "Transaction conflict handling").
 */
export function conflictingClient(client: DynamoDBDocumentClient, share: number) {
  const sent: Sent = { transactions: 0, conflicts: 0 }
  const conflicting = interceptCommands(client, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand') return pass()
    sent.transactions += 1
    if (sent.conflicts >= Math.floor(sent.transactions * share)) return pass()
    sent.conflicts += 1
    throw conflictOf(command.input.TransactItems as readonly unknown[])
  })
  return { client: conflicting, sent }
}

/** A conflict on the first item. */
const conflictOf = (items: readonly unknown[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    $metadata: {},
    CancellationReasons: items.map((_, index) => ({ Code: index === 0 ? 'TransactionConflict' : 'None' })),
  })
