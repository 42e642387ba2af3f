/** People found by the parts of their names, which lie together in one partition. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { KnownPerson } from '../../contract/people/appearances'
import { partsOf, personOf, type UsedName } from '../../domain/people/names'
import { NAME_PARTS, namePartKey, personSubject } from '../table/keys'
import type { PersonRecord } from './names'
import { readThings } from '../table/things'

export interface NameQuery {
  /** The folded beginning of a part of a name; the empty one finds everybody. */
  readonly key: string
  readonly limit: number
  /** Where the page before ended. */
  readonly after?: string | undefined
}

export interface FoundPeople {
  readonly people: KnownPerson[]
  readonly next?: string | undefined
}

const MAX_READS = 4

/**
 * The people a part of whose name begins with the key, in order of that part, each once: a person stands at the first
 * of the parts that do. The page is short, even empty, with a `next`, when four reads did not fill it.
 */
export async function searchNames(
  client: DynamoDBDocumentClient,
  table: string,
  { key, limit, after }: NameQuery,
): Promise<FoundPeople> {
  const people: KnownPerson[] = []
  let last = after
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const { rows, isLast } = await readParts(client, table, key, limit, last)
    const subjects = rows.map(({ personId }) => personSubject(personId))
    const records = await readThings<PersonRecord>(client, table, subjects)
    for (const { sk, personId } of rows) {
      const used = records.get(personSubject(personId))?.names ?? []
      if (people.length === limit) return { people, next: last }
      if (firstPart(personId, used, key) === sk) people.push(personOf(personId, used))
      last = sk
    }
    if (isLast) return { people }
    if (people.length === limit) break
  }
  return { people, next: last }
}

interface PartRow {
  readonly sk: string
  readonly personId: string
}

/** Up to `limit` rows; one more is looked at, to know whether they are the last. */
async function readParts(
  client: DynamoDBDocumentClient,
  TableName: string,
  key: string,
  limit: number,
  after: string | undefined,
): Promise<{ readonly rows: PartRow[]; readonly isLast: boolean }> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: key === '' ? 'pk = :parts' : 'pk = :parts AND begins_with(sk, :key)',
      ExpressionAttributeValues: { ':parts': NAME_PARTS, ...(key === '' ? {} : { ':key': key }) },
      Limit: limit + 1,
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk: NAME_PARTS, sk: after } }),
    }),
  )
  const isLast = Items.length <= limit && LastEvaluatedKey === undefined
  return { rows: Items.slice(0, limit) as PartRow[], isLast }
}

/** Where a person stands among those whom a key finds. */
const firstPart = (personId: string, used: readonly UsedName[], key: string): string | undefined =>
  partsOf(used)
    .filter((part) => part.startsWith(key))
    .map((part) => namePartKey(part, personId).sk)
    .toSorted()[0]
