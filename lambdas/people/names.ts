/** The names of people, which the projection keeps beside their appearances. */
import { partsOf, recount, type NameUse, type UsedName } from '../../domain/people/names'
import { retryOnContention } from '../table/contention'
import { equal, NEW } from '../table/condition'
import { namePartKey, nameUseKey, personSubject, thingKey } from '../table/keys'
import type { Table } from '../table/table'
import type { WriteItem } from '../table/write-items'

/** A person as it is stored: the names in use. */
export interface PersonRecord {
  readonly names: readonly UsedName[]
}

/** The names of a person on a thing, as of its change of the sequence `asOf`. */
interface StoredNameUse {
  readonly asOf: number
  readonly names: readonly string[]
}

/**
 * Stores the names of a person on a thing, unless those of a later change are stored already. The result is the same for
 * repeated changes and for changes in any order.
 */
export const projectNames = (table: Table, nameUse: NameUse): Promise<void> =>
  retryOnContention(async () => {
    const { personId, subject, sequence, names } = nameUse
    const kept = (await table.get(nameUseKey(personId, subject))) as StoredNameUse | undefined
    if (kept && kept.asOf >= sequence) return
    const before = (await table.get(thingKey(personSubject(personId))))?.thing as PersonRecord | undefined
    const used = recount(before?.names ?? [], kept?.names ?? [], names)
    await table.transact([
      guarded(nameUseItem(nameUse), 'asOf', kept?.asOf),
      guarded(personItem(personId, used), 'thing', before),
      ...differingParts(personId, used, before?.names ?? []),
    ])
  })

/** An item that is written only while an attribute has the value that was read. */
export const guarded = (item: WriteItem, attribute: string, read: unknown): WriteItem =>
  read === undefined ? { ...item, condition: NEW } : { ...item, condition: equal({ [attribute]: read }) }

/** The item of a name use. It stays after the person has left the thing, since an earlier change may still arrive. */
export const nameUseItem = ({ personId, subject, sequence, names }: NameUse): WriteItem => ({
  key: nameUseKey(personId, subject),
  attributes: { kind: 'name-use', asOf: sequence, names },
})

/** The item of a person while a name is in use. */
export const personItem = (personId: string, names: readonly UsedName[]): WriteItem => ({
  key: thingKey(personSubject(personId)),
  ...(names.length > 0 ? { attributes: { kind: 'person', thing: { names } satisfies PersonRecord } } : {}),
})

/** The item of a part of a name. */
export const partItem = (personId: string, part: string): WriteItem => ({
  key: namePartKey(part, personId),
  attributes: { kind: 'name-part', personId },
})

function differingParts(
  personId: string,
  after: readonly UsedName[],
  before: readonly UsedName[],
): WriteItem[] {
  const [is, was] = [partsOf(after), partsOf(before)]
  return [
    ...is.filter((part) => !was.includes(part)).map((part) => partItem(personId, part)),
    ...was.filter((part) => !is.includes(part)).map((part) => ({ key: namePartKey(part, personId) })),
  ]
}
