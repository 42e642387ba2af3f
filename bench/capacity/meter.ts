/** A client that measures what each command consumes, and reads the items that it touches outside the measurement. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { interceptCommands } from '../../test/support/intercept-commands'
import { idOf, type Key } from '../../lambdas/table/keys'
import type { Item } from './item-size'
import { sumOf, type Units } from './units'

/** A command as it was sent, with what the engine says it consumed. */
export interface Sent {
  readonly name: string
  readonly input: Record<string, unknown>
  readonly consumed: Units
  /** The whole items that a read returned. */
  readonly read: readonly Item[]
  /** The items of a transaction. */
  readonly changes: readonly (readonly [before: Item | undefined, after: Item | undefined])[]
}

export interface Meter {
  readonly client: DynamoDBDocumentClient
  /** Runs an operation. Returns its result and the commands that it sent. */
  readonly measure: <T>(operation: () => Promise<T>) => Promise<{ result: T; sent: readonly Sent[] }>
}

export function meterOn(client: DynamoDBDocumentClient, table: string): Meter {
  let sent: Sent[] = []
  const metered = interceptCommands(client, async (command, pass) => {
    command.input.ReturnConsumedCapacity = 'INDEXES'
    const { name } = command.constructor
    const keys = keysOf(command.input, table)
    const before = name === 'TransactWriteCommand' ? await itemsOf(client, table, keys) : []
    const answer = await pass()
    const after = keys.length > 0 ? await itemsOf(client, table, keys) : []
    const changes =
      name === 'TransactWriteCommand' ? keys.map((_, index) => [before[index], after[index]] as const) : []
    const found = [answer.Item ?? answer.Items ?? after].flat() as (Item | undefined)[]
    const read = changes.length > 0 ? [] : found.filter((item) => item !== undefined)
    sent.push({ name, input: command.input, consumed: unitsIn(answer), read, changes })
    return answer
  })
  return {
    client: metered,
    measure: async (operation) => {
      sent = []
      const result = await operation()
      return { result, sent }
    },
  }
}

/** The keys of the items of a transaction or of a batch read. */
function keysOf({ TransactItems, RequestItems }: Record<string, unknown>, table: string): Key[] {
  if (RequestItems) return (RequestItems as Record<string, { Keys: Key[] }>)[table]?.Keys ?? []
  return ((TransactItems ?? []) as { Put?: { Item: Key }; Delete?: { Key: Key } }[]).flatMap((action) => {
    const key = action.Put?.Item ?? action.Delete?.Key
    return key ? [{ pk: key.pk, sk: key.sk }] : []
  })
}

async function itemsOf(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<(Item | undefined)[]> {
  const request = { [table]: { Keys: [...keys], ConsistentRead: true } }
  const { Responses } = await client.send(new BatchGetCommand({ RequestItems: request }))
  const found = new Map((Responses?.[table] ?? []).map((item) => [idOf(item as Key & Item), item]))
  return keys.map((key) => found.get(idOf(key)))
}

interface Consumed {
  readonly Table?: { readonly CapacityUnits?: number }
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>
}

const unitsIn = ({ ConsumedCapacity = [] }: Record<string, unknown>): Units =>
  sumOf(
    ([ConsumedCapacity].flat() as Consumed[]).map(({ Table, GlobalSecondaryIndexes = {} }) => ({
      table: Table?.CapacityUnits ?? 0,
      index: Object.values(GlobalSecondaryIndexes).reduce(
        (sum, { CapacityUnits = 0 }) => sum + CapacityUnits,
        0,
      ),
    })),
  )
