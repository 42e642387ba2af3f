/** Gives the people of a request their ids. */
import { identifiedIn, idsByName, mentionsIn, nameKey, type Mention } from '../../domain/people/identity'
import { peopleOn, type Occasion } from '../../domain/people/appearance'
import { idClaimKey, idOf, nameOwnerKey, type Key } from '../table/keys'
import type { Table } from '../table/table'
import { claimNames } from './claim-names'

export interface Identified<Body> {
  /** The body with the ids of its people. */
  readonly body: Body
  /** Claims new names and ids, ahead of the write of the people. */
  readonly claim: () => Promise<void>
  /** Pairs of person and name that a caller has confirmed, or that were on the thing before; see `personAndName`. */
  readonly recognized: ReadonlySet<string>
}

/** A person and a name of that person, as a text. */
export const personAndName = (personId: string, name: string | undefined): string =>
  `${personId} ${name === undefined ? '' : nameKey(name)}`

/**
 * Gives each person of a body the id of the very name, unless the body has an id. A person who was on the thing before
 * under this name keeps the id. Reads one item for each other name; more for a name that has not appeared before.
 */
export async function identifyPeople<Body extends object>(
  table: Pick<Table, 'batchGet' | 'transact'>,
  body: Body,
  before?: Occasion,
): Promise<Identified<Body>> {
  const earlier = before ? peopleOn(before).map(({ person }) => person) : []
  const kept = idsByName(earlier)
  const recognized = new Set(
    earlier.flatMap(({ personId, name }) => (personId === undefined ? [] : [personAndName(personId, name)])),
  )
  const isKept = ({ name, personId }: Mention): boolean =>
    personId === undefined
      ? name === undefined || kept.has(nameKey(name))
      : recognized.has(personAndName(personId, name))
  const mentions = mentionsIn(body).filter((mention) => !isKept(mention))
  const known = await readKnown(table, mentions)
  const isNew = ({ name, personId }: Mention): boolean => {
    const found = known.get(idOf(keyOf({ name, personId })))
    return found === undefined || (name !== undefined && personId !== undefined && found !== personId)
  }
  const claimed = await claimNames(table, mentions.filter(isNew))
  const ids = new Map([...kept, ...claimed.ids])
  for (const mention of mentions.filter((each) => !isNew(each))) {
    const { name, personId } = mention
    if (personId !== undefined) recognized.add(personAndName(personId, name))
    else if (name !== undefined) ids.set(nameKey(name), known.get(idOf(keyOf(mention))) ?? '')
  }
  return { body: identifiedIn(body, ids), claim: claimed.claim, recognized }
}

/** What says whether a person is known: the owner of its name, or the claim of its id. */
const keyOf = ({ name, personId = '' }: Mention): Key =>
  name === undefined ? idClaimKey(personId) : nameOwnerKey(nameKey(name))

/**
 * The ids of people who are known, by the `idOf` of what says so. An owner never changes: it is read eventually
 * consistently, and one that is missed is read again.
 */
async function readKnown(
  table: Pick<Table, 'batchGet'>,
  mentions: readonly Mention[],
): Promise<ReadonlyMap<string, string>> {
  if (mentions.length === 0) return new Map()
  const items = await table.batchGet(mentions.map(keyOf), { consistent: false })
  return new Map([...items].map(([key, { personId = '' }]) => [key, String(personId)]))
}
