/** 1 MB, in the units of 4 KB in which DynamoDB reads. */
export const MAX_UNITS = 256

/** The beginning of a list that makes one page: up to `limit`, fewer where they come to 1 MB, one at least. */
export function limitPage<Item>(
  all: readonly Item[],
  limit: number,
  unitsOf: (item: Item) => number,
): readonly Item[] {
  let units = 0
  const end = all.findIndex((item, index) => (units += unitsOf(item)) > MAX_UNITS && index > 0)
  return all.slice(0, end === -1 ? limit : Math.min(limit, end))
}
