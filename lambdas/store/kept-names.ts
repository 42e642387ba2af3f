/** All that is kept of people's names, and all that the changes say of them, read from end to end. */
import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import { hasPeople, type Occasion } from '../../domain/appearance'
import { namesOn, namingsBetween, type Naming, type NamesOn } from '../../domain/names'
import type { WriteItem } from './write-items'

/** The namings, the person and the parts of names of each person, by `personId`. */
export async function readKeptNames(
  client: DynamoDBDocumentClient,
  table: string,
): Promise<Map<string, WriteItem[]>> {
  const kept = new Map<string, WriteItem[]>()
  for await (const { pk, sk, ...attributes } of itemsOf(client, table, ['naming', 'person', 'name-part'])) {
    const personId =
      attributes.kind === 'name-part' ? String(attributes.personId) : pk.slice('people/'.length)
    listed(kept, personId, { key: { pk, sk }, attributes })
  }
  return kept
}

/** What each person is called on each visit and entry, as of the change that said so last, by `personId`. */
export async function readNamings(
  client: DynamoDBDocumentClient,
  table: string,
): Promise<Map<string, Naming[]>> {
  const histories = new Map<string, { sequence: number; names: NamesOn }[]>()
  for await (const item of itemsOf(client, table, ['change'])) {
    const { subject, sequence, data } = item.change as Change<Occasion>
    if (hasPeople(data)) listed(histories, subject, { sequence, names: namesOn(data) })
  }
  const namings = new Map<string, Naming[]>()
  for (const [subject, versions] of histories)
    for (const naming of lastNamings(subject, versions)) listed(namings, naming.personId, naming)
  return namings
}

function lastNamings(
  subject: string,
  versions: readonly { readonly sequence: number; readonly names: NamesOn }[],
): Iterable<Naming> {
  const last = new Map<string, Naming>()
  let was: NamesOn = new Map()
  for (const { sequence, names } of versions.toSorted((a, b) => a.sequence - b.sequence)) {
    for (const naming of namingsBetween(was, names, { subject, sequence })) last.set(naming.personId, naming)
    was = names
  }
  return last.values()
}

function listed<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string }

/** Every item of these kinds, in no order. */
async function* itemsOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  kinds: readonly string[],
): AsyncGenerator<Item> {
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: `kind IN (${kinds.map((_, index) => `:${index}`).join()})`,
        ExpressionAttributeValues: Object.fromEntries(kinds.map((kind, index) => [`:${index}`, kind])),
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield* Items as Item[]
    start = LastEvaluatedKey
  } while (start)
}
