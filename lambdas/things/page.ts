/** A page of a list, and the query for it. */
export interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface ListPage<Item> {
  items: Item[]
  nextCursor?: string
}

/** The page; `next` is the position where the next one starts. */
export const toPage = <Item, Position>(
  items: Item[],
  next: Position | undefined,
  seal: (position: Position) => string,
): ListPage<Item> => (next === undefined ? { items } : { items, nextCursor: seal(next) })
