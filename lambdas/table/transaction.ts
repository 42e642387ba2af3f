/** One `TransactWriteItems` for each write. A cancelled transaction becomes a refusal or contention. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { busy, Contention } from './contention'
import { Refusal } from '../../domain/shared/refusal'
import { conditionExpression } from './condition'
import type { WriteItem } from './write-items'

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** The most items of one transaction (DynamoDB quotas). */
export const MAX_TRANSACTION_ITEMS = 100

/**
 * Writes all items or none. Throws the refusal of a failed condition, or `Contention` if it has none; `too-large` if
 * DynamoDB takes fewer items at once.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly WriteItem[],
): Promise<void> {
  if (items.length > MAX_TRANSACTION_ITEMS)
    throw new Refusal(
      'too-large',
      'The change concerns too many people, countries and links at once. Send it as two changes.',
    )
  const TransactItems = items.map((item) => actionOf(table, item))
  // With the same token, DynamoDB applies the transaction once, however often it is sent.
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

/** The most attempts while an earlier attempt is still in progress: about 20 s. */
const MAX_TRIES = 20

/** An earlier attempt of this transaction, whose response was lost, is still in progress. */
const isInProgress = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TransactionInProgressException'

function actionOf(TableName: string, item: WriteItem): Action {
  const { key, attributes, condition, isOnlyChecked } = item
  const guard = {
    ...(condition ? conditionExpression(condition) : {}),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
  if (isOnlyChecked)
    return { ConditionCheck: { TableName, Key: key, ConditionExpression: undefined, ...guard } }
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

/** The refusal of the first failed condition, if every failed condition has one: otherwise the items that were read are outdated. */
function refusalOf(reasons: readonly CancellationReason[], items: readonly WriteItem[]): Error | undefined {
  const failed = [...reasons.entries()].filter(([, { Code }]) => Code === 'ConditionalCheckFailed')
  const refusals = failed.map(([index, { Item }]) => items[index]?.refusal?.(Item?.subject?.S ?? ''))
  return refusals.includes(undefined) ? undefined : refusals[0]
}
