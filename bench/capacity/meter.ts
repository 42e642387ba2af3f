/** A client that asks what each command consumes, and looks at the items that it touches, at nobody's expense. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { clientThrough } from '../../test/support/client-through'
import type { Item } from './item-size'
import { sumOf, type Units } from './units'

/** A command as it was sent, with what the engine says it consumed. */
export interface Sent {
  readonly name: string
  readonly input: Record<string, unknown>
  readonly consumed: Units
  /** What a read has read, whole items; of a transaction, its items as they were and as they are. */
  readonly read: readonly Item[]
  readonly changes: readonly (readonly [before: Item | undefined, after: Item | undefined])[]
}

export interface Meter {
  readonly client: DynamoDBDocumentClient
  /** Runs an operation, and gives what it answers with the commands that it sent. */
  readonly measure: <T>(operation: () => Promise<T>) => Promise<{ result: T; sent: readonly Sent[] }>
}

type Key = { readonly pk: string; readonly sk: string }

export function meterOn(client: DynamoDBDocumentClient, table: string): Meter {
  let sent: Sent[] = []
  const metered = clientThrough(client, async (command, pass) => {
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

/** The keys of a transaction's items, or of a batch that is read. */
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
  const found = new Map((Responses?.[table] ?? []).map((item) => [`${item.pk} ${item.sk}`, item]))
  return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`))
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
