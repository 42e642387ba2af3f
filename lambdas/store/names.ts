/** The names of people, as the projector keeps them beside their appearances. */
import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { nameParts } from '../../domain/folded-key'
import type { Naming, UsedName } from '../../domain/names'
import { outlasting } from './contention'
import { NAME_PREFIX, nameKey, namePartKey, namingKey, personSubject, type Key } from './keys'
import { transact } from './transaction'
import { NEW, type WriteItem } from './write-items'

/** What a person was last called on a thing, as of the change of the sequence `asOf`. */
interface KeptNaming {
  readonly asOf: number
  readonly names: readonly string[]
}

/**
 * Keeps what somebody is called on a thing, unless a later change of that thing has been heard of already. Once or
 * again, in any order of changes, what is kept in the end is the same.
 */
export const keepNaming = (client: DynamoDBDocumentClient, table: string, naming: Naming): Promise<void> =>
  outlasting(async () => {
    const { personId, subject, sequence, names } = naming
    const read = async (Key: Key) =>
      (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item
    const kept = (await read(namingKey(personId, subject))) as KeptNaming | undefined
    if (kept && kept.asOf >= sequence) return
    const differing = [
      ...(kept?.names ?? []).filter((name) => !names.includes(name)).map((name) => [name, -1] as const),
      ...names.filter((name) => !kept?.names.includes(name)).map((name) => [name, 1] as const),
    ]
    const uses = await Promise.all(differing.map(([name]) => read(nameKey(personId, name))))
    const items = differing.map(([name, by], index) =>
      usedItems(personId, name, Number(uses[index]?.uses ?? 0), by),
    )
    await transact(client, table, [namingItem(naming, kept), ...items.flat()])
  })

const namingItem = (naming: Naming, kept: KeptNaming | undefined): WriteItem => ({
  key: namingKey(naming.personId, naming.subject),
  attributes: namingAttributes(naming),
  ...(kept ? { condition: 'asOf = :asOf', values: { ':asOf': kept.asOf } } : { condition: NEW }),
})

/** What is kept of a naming, of a name, and of each of its parts. */
export const namingAttributes = ({ sequence, names }: Naming) => ({ kind: 'naming', asOf: sequence, names })
export const nameAttributes = (name: string, uses: number) => ({ kind: 'name', name, uses })
export const partAttributes = (personId: string) => ({ kind: 'name-part', personId })

/** The items of a name that one more thing uses, or one fewer; the last one takes its parts along. */
function usedItems(personId: string, name: string, uses: number, by: number): WriteItem[] {
  const left = uses + by
  const guard = uses === 0 ? { condition: NEW } : { condition: 'uses = :uses', values: { ':uses': uses } }
  const kept = left > 0 ? { attributes: nameAttributes(name, left) } : {}
  const parts = uses > 0 && left > 0 ? [] : nameParts(name)
  return [
    { key: nameKey(personId, name), ...kept, ...guard },
    ...parts.map((part) => ({
      key: namePartKey(part, personId, name),
      ...(left > 0 ? { attributes: partAttributes(personId) } : {}),
    })),
  ]
}

/** More names of one person are not answered. */
const MAX_NAMES = 100

/** The names of a person; none of somebody unknown. */
export async function readNames(
  client: DynamoDBDocumentClient,
  TableName: string,
  personId: string,
): Promise<UsedName[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :person AND begins_with(sk, :names)',
      ExpressionAttributeValues: { ':person': personSubject(personId), ':names': NAME_PREFIX },
      Limit: MAX_NAMES,
    }),
  )
  return Items as UsedName[]
}
