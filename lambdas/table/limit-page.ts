/** 1 MB, in the units of 4 KB in which DynamoDB reads. */
export const MAX_UNITS = 256

/** The first items that fit on one page: up to `limit`, and up to 1 MB, but at least one. */
export function limitPage<Item>(
  all: readonly Item[],
  limit: number,
  unitsOf: (item: Item) => number,
): readonly Item[] {
  let units = 0
  const end = all.findIndex((item, index) => (units += unitsOf(item)) > MAX_UNITS && index > 0)
  return all.slice(0, end === -1 ? limit : Math.min(limit, end))
}
