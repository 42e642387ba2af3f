/** Lists that are shown whole. */
import type { Page } from './load'

/** All items of a list, page by page. */
export async function loadAll<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page: Page<Item> = await load(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}
