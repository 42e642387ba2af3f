/** Rebuilds the stored names of people from the changes. */
import { canonical } from '../../domain/shared/json'
import { possibleIds, type Mention } from '../../domain/people/identity'
import { NAMELESS, partsOf, recount, type NameUse, type UsedName } from '../../domain/people/names'
import { planClaims } from './claim-names'
import { readStoredNames, readNameUses } from './stored-names'
import { idOf } from '../table/keys'
import { guarded, nameUseItem, partItem, personItem } from './names'
import type { Client } from '../table/client'
import { openTable } from '../table/table'
import { transactAll } from '../table/transact-all'
import { MAX_TRANSACTION_ITEMS } from '../table/transaction'
import type { WriteItem } from '../table/write-items'

interface Rebuilt {
  /** People with a name in the changes. */
  readonly people: number
  /** People with an item that was missing, wrong or superfluous. */
  readonly repaired: number
  /** People of whom names or ids had not been claimed: those of earlier versions. */
  readonly claimed: number
  /** People of whom a change was projected or a name claimed concurrently: their items may still be wrong. */
  readonly contended: number
}

/**
 * Corrects the name uses, the people and the parts of their names from the changes, and claims the names in use that
 * nobody has claimed; correct items are not written, and a claim is never changed. The stored items are read before the
 * changes, and written only while they are as they were read, so that a concurrent projection is never undone.
 */
export async function rebuildNames(client: Client, name: string): Promise<Rebuilt> {
  const table = openTable(name, client)
  const kept = await readStoredNames(client, name)
  const nameUses = await readNameUses(client, name)
  let repaired = 0
  let contended = 0
  for (const personId of new Set([...kept.keys(), ...nameUses.keys()])) {
    const transactions = repairs(personId, kept.get(personId) ?? [], nameUses.get(personId) ?? [])
    if (transactions.length === 0) continue
    if (await transactAll(table, transactions)) repaired += 1
    else contended += 1
  }
  const named = [...nameUses].map(([personId, all]) => namedPerson(personId, all))
  let claimed = 0
  for (const mentions of mentionsInOrder(named)) {
    const { transactions } = await planClaims(table, mentions)
    if (transactions.length === 0) continue
    if (await transactAll(table, transactions)) claimed += 1
    else contended += 1
  }
  return { people: named.filter((mentions) => mentions.length > 0).length, repaired, claimed, contended }
}

/** The person under each name in use. */
const namedPerson = (personId: string, nameUses: readonly NameUse[]): Mention[] =>
  [...new Set(nameUses.flatMap(({ names }) => names))].map((name) =>
    name === NAMELESS ? { personId } : { name, personId },
  )

const isOwn = ({ name = '', personId = '' }: Mention): boolean => possibleIds(name, 0, 1).includes(personId)

/** Those first whose id is made from their name: of several people with one name, it belongs to them. */
const mentionsInOrder = (named: readonly (readonly Mention[])[]): (readonly Mention[])[] => {
  const own = named.map((mentions) => mentions.filter(isOwn))
  return [...own, ...named.map((mentions) => mentions.filter((mention) => !isOwn(mention)))]
}

/** The other items of a transaction beside the person. */
const MAX_OTHERS = MAX_TRANSACTION_ITEMS - 1

/**
 * The transactions that repair the items of one person; none if all items are right. Each transaction rewrites the
 * person, as every projection of a name does: of two at once, one fails.
 */
function repairs(personId: string, kept: readonly WriteItem[], nameUses: readonly NameUse[]): WriteItem[][] {
  const names = nameUses.reduce<UsedName[]>((all, nameUse) => recount(all, [], nameUse.names), [])
  const person = personItem(personId, names)
  const isPerson = ({ key }: WriteItem) => idOf(key) === idOf(person.key)
  const parts = partsOf(names).map((part) => partItem(personId, part))
  const others = difference(
    [...nameUses.map(nameUseItem), ...parts],
    kept.filter((item) => !isPerson(item)),
  )
  const before = thingIn(kept.find(isPerson))
  const isRight = canonical(before) === canonical(thingIn(person))
  const count = Math.max(Math.ceil(others.length / MAX_OTHERS), isRight ? 0 : 1)
  return Array.from({ length: count }, (_, index) => [
    guarded(person, 'thing', index === 0 ? before : thingIn(person)),
    ...others.slice(index * MAX_OTHERS, (index + 1) * MAX_OTHERS),
  ])
}

const thingIn = (item: WriteItem | undefined): unknown =>
  item?.attributes && Reflect.get(item.attributes, 'thing')

/** The items to put and to delete. A name use is written only while it is unchanged since it was read. */
function difference(wanted: readonly WriteItem[], kept: readonly WriteItem[]): WriteItem[] {
  const read = new Map(kept.map((item) => [idOf(item.key), item]))
  const stays = new Set(wanted.map(({ key }) => idOf(key)))
  const gone: WriteItem[] = kept.filter(({ key }) => !stays.has(idOf(key))).map(({ key }) => ({ key }))
  return [...wanted, ...gone].flatMap((item) => {
    const { attributes } = read.get(idOf(item.key)) ?? {}
    if (canonical(attributes) === canonical(item.attributes)) return []
    const isNameUse = [item.attributes, attributes].some((each) => each && 'asOf' in each)
    return [isNameUse ? guarded(item, 'asOf', attributes && Reflect.get(attributes, 'asOf')) : item]
  })
}
