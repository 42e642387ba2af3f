/** Searches people by the parts of their names, which are in one partition. */
import type { KnownPerson } from '../../contract/people/appearances'
import { isFoundBy, longestOf, type SearchWords } from '../../domain/people/name-search'
import { partsOf, personOf, withoutPlaceholders, type UsedName } from '../../domain/people/names'
import { NAME_PARTS, namePartKey, personSubject } from '../table/keys'
import type { PersonRecord } from './names'
import type { Table } from '../table/table'
import { readThings } from '../table/things'

export interface NameQuery {
  /** The words of the query; no words find all people. */
  readonly words: SearchWords
  readonly limit: number
  /** The sort key of the last part on the page before. */
  readonly after?: string | undefined
}

interface FoundPeople {
  readonly people: KnownPerson[]
  readonly next?: string | undefined
}

const MAX_READS = 4
/** How many people are read at once after a first read, when several words must match: most people may not. */
const MAX_CANDIDATES = 100

/**
 * The people with a name of which each word of the query begins a word. They are looked up by the longest word, and are in
 * order of the part that it begins; a person is listed once, at the first such part. The page is short, even empty, with a
 * `next`, when four reads did not fill it.
 */
export async function searchNames(table: Table, { words, limit, after }: NameQuery): Promise<FoundPeople> {
  const key = longestOf(words)
  const people: KnownPerson[] = []
  let last = after
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const size = reads > 0 && words.length > 1 ? MAX_CANDIDATES : limit
    const { rows, isLast } = await readParts(table, key, size, last)
    const subjects = rows.map(({ personId }) => personSubject(personId))
    const records = await readThings<PersonRecord>(table, subjects)
    for (const { sk, personId } of rows) {
      const used = withoutPlaceholders(records.get(personSubject(personId))?.names ?? [])
      if (people.length === limit) return { people, next: last }
      if (firstPart(personId, used, key) === sk && isFound(used, words)) people.push(personOf(personId, used))
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

/** Whether one name has all the words; a single word has been looked up already. */
const isFound = (used: readonly UsedName[], words: SearchWords): boolean =>
  words.length < 2 || used.some(({ name }) => isFoundBy(name, words))
