/**
 * Calls `start` for items before their turn, for at most `limit` of them. Yields each item with its result, in their order.
 * An error is thrown where its result is awaited.
 */
export function* startAhead<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  start: (item: Item) => Promise<Result>,
): Generator<readonly [Item, Promise<Result>]> {
  const started: (readonly [Item, Promise<Result>])[] = []
  for (const item of items) {
    const result = start(item)
    // After a failure no later result is awaited.
    result.catch(() => {})
    started.push([item, result])
    if (started.length > limit) yield* started.splice(0, 1)
  }
  yield* started
}
