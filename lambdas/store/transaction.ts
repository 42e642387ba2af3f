/** One `TransactWriteItems` a write; what DynamoDB answers when it is cancelled, as contention or as a refusal. */
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
  try {
    await client.send(new TransactWriteCommand({ TransactItems: items.map((item) => actionOf(table, item)) }))
  } catch (error) {
    throw meaningOf(error, items)
  }
}

function actionOf(TableName: string, { key, attributes, condition, values }: WriteItem): Action {
  const guard = {
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
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
  if (error.name === 'TransactionInProgressException') return new Contention('in progress', { cause: error })
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
