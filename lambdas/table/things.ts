import { PARTITION_KEY, SORT_KEY, thingKey } from './keys'
import type { Table } from './table'

/** The attributes of a thing's item that a reader of the thing needs. */
const ATTRIBUTES = [PARTITION_KEY, SORT_KEY, 'thing']

/** The things of these subjects, by subject; missing ones are left out. */
export async function readThings<Thing>(
  table: Table,
  subjects: readonly string[],
  consistent = true,
): Promise<Map<string, Thing>> {
  const items = await table.batchGet(subjects.map(thingKey), { attributes: ATTRIBUTES, consistent })
  return new Map([...items.values()].map(({ pk, thing }) => [pk, thing as Thing]))
}
