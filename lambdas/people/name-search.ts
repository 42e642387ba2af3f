/** Searches people by the parts of their names, which are in one partition. */
import type { KnownPerson } from '../../contract/people/appearances'
import { partsOf, personOf, type UsedName } from '../../domain/people/names'
import { NAME_PARTS, namePartKey, personSubject } from '../table/keys'
import type { PersonRecord } from './names'
import type { Table } from '../table/table'
import { readThings } from '../table/things'

export interface NameQuery {
  /** The folded beginning of a part of a name; an empty key finds all people. */
  readonly key: string
  readonly limit: number
  /** The sort key of the last part on the page before. */
  readonly after?: string | undefined
}

interface FoundPeople {
  readonly people: KnownPerson[]
  readonly next?: string | undefined
}

const MAX_READS = 4

/**
 * The people with a part of their name that begins with the key, in order of that part; a person is listed once, at the
 * first such part. The page is short, even empty, with a `next`, when four reads did not fill it.
 */
export async function searchNames(table: Table, { key, limit, after }: NameQuery): Promise<FoundPeople> {
  const people: KnownPerson[] = []
  let last = after
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const { rows, isLast } = await readParts(table, key, limit, last)
    const subjects = rows.map(({ personId }) => personSubject(personId))
    const records = await readThings<PersonRecord>(table, subjects)
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

/** Up to `limit` rows; reads one more, which says whether they are the last. */
async function readParts(
  table: Table,
  key: string,
  limit: number,
  after: string | undefined,
): Promise<{ readonly rows: PartRow[]; readonly isLast: boolean }> {
  const { items, last } = await table.query({
    partition: NAME_PARTS,
    sortKeys: key === '' ? undefined : { beginsWith: key },
    consistent: false,
    limit: limit + 1,
    after: after === undefined ? undefined : { pk: NAME_PARTS, sk: after },
  })
  return { rows: items.slice(0, limit) as unknown as PartRow[], isLast: items.length <= limit && !last }
}

/** The sort key of the first part of a person's name that begins with the key. */
const firstPart = (personId: string, used: readonly UsedName[], key: string): string | undefined =>
  partsOf(used)
    .filter((part) => part.startsWith(key))
    .map((part) => namePartKey(part, personId).sk)
    .toSorted()[0]
