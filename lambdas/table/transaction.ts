/** One `TransactWriteItems` a write; what DynamoDB answers when it is cancelled, as contention or as a refusal. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { busy, Contention } from './contention'
import type { WriteItem } from './write-items'

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Writes all items or none. Throws a refusal where a condition stands for one, `Contention` where it does not. */
export async function transact(
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly WriteItem[],
): Promise<void> {
  const TransactItems = items.map((item) => actionOf(table, item))
  // Known by its token, the same transaction is never done twice, however often it is sent.
  const ClientRequestToken = randomUUID()
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }))
      return
    } catch (error) {
      if (!isInProgress(error)) throw meaningOf(error, items)
      if (tries === MAX_TRIES) throw busy(error)
      await sleep(100 * tries)
    }
  }
}

/** How often a transaction that is under way already is sent again to hear its end: some 20 s. */
const MAX_TRIES = 20

/** An earlier sending of this very transaction, which was not heard of again, is still under way. */
const isInProgress = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TransactionInProgressException'

function actionOf(TableName: string, item: WriteItem): Action {
  const { key, attributes, condition, values, isOnlyChecked } = item
  const guard = {
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
  if (isOnlyChecked)
    return { ConditionCheck: { TableName, Key: key, ...guard, ConditionExpression: condition } }
  return attributes === undefined
    ? { Delete: { TableName, Key: key, ...guard } }
    : { Put: { TableName, Item: { ...key, ...attributes }, ...guard } }
}

const SLOW_DOWN = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
])

const CONTENTION = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
])

function meaningOf(error: unknown, items: readonly WriteItem[]): unknown {
  if (!(error instanceof Error)) return error
  if (SLOW_DOWN.has(error.name)) return busy(error)
  if (error.name !== 'TransactionCanceledException' || !('CancellationReasons' in error)) return error
  const reasons = error.CancellationReasons as CancellationReason[]
  return (
    refusalOf(reasons, items) ??
    (reasons.some(({ Code = '' }) => CONTENTION.has(Code))
      ? new Contention('cancelled', { cause: error })
      : error)
  )
}

/** The refusal of the first failed condition, when all that failed have one: otherwise what was read is out of date. */
function refusalOf(reasons: readonly CancellationReason[], items: readonly WriteItem[]): Error | undefined {
  const failed = [...reasons.entries()].filter(([, { Code }]) => Code === 'ConditionalCheckFailed')
  const refusals = failed.map(([index, { Item }]) => items[index]?.refusal?.(Item?.subject?.S ?? ''))
  return refusals.includes(undefined) ? undefined : refusals[0]
}
