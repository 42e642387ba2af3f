/** Reads all stored items of people's names, and all names in the changes, from the whole table. */
import type { Change } from '../../contract/changes'
import { hasPeople, type Occasion } from '../../domain/people/appearance'
import { namesOn, nameUsesBetween, type NameUse, type NamesOn } from '../../domain/people/names'
import type { Client } from '../table/client'
import { scan } from '../table/scan'
import type { WriteItem } from '../table/write-items'

/** The name uses, the person and the parts of names of each person, by `personId`. */
export async function readStoredNames(client: Client, table: string): Promise<Map<string, WriteItem[]>> {
  const kept = new Map<string, WriteItem[]>()
  for await (const { pk, sk, ...attributes } of scan(client, table, ['name-use', 'person', 'name-part'])) {
    const personId =
      attributes.kind === 'name-part' ? String(attributes.personId) : pk.slice('people/'.length)
    listed(kept, personId, { key: { pk, sk }, attributes })
  }
  return kept
}

/** The names of each person on each visit and entry, as of the last change, by `personId`. */
export async function readNameUses(client: Client, table: string): Promise<Map<string, NameUse[]>> {
  const histories = new Map<string, { sequence: number; names: NamesOn }[]>()
  for await (const item of scan(client, table, ['change'])) {
    const { subject, sequence, data } = item.change as Change<Occasion>
    if (hasPeople(data)) listed(histories, subject, { sequence, names: namesOn(data) })
  }
  const nameUses = new Map<string, NameUse[]>()
  for (const [subject, versions] of histories)
    for (const nameUse of lastNameUses(subject, versions)) listed(nameUses, nameUse.personId, nameUse)
  return nameUses
}

function lastNameUses(
  subject: string,
  versions: readonly { readonly sequence: number; readonly names: NamesOn }[],
): Iterable<NameUse> {
  const last = new Map<string, NameUse>()
  let was: NamesOn = new Map()
  for (const { sequence, names } of versions.toSorted((a, b) => a.sequence - b.sequence)) {
    for (const nameUse of nameUsesBetween(was, names, { subject, sequence }))
      last.set(nameUse.personId, nameUse)
    was = names
  }
  return last.values()
}

function listed<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
