/** Loading a whole list, page by page. */
import type { Answer } from './api'
import { bodyOf, type Page } from './load'

/** The size of a page: the most that the API allows. */
export const LARGEST_PAGE = '100'

/** All items of a list. @throws AnswerError */
export async function loadAll<Item>(
  call: (paging: {
    readonly limit: string
    readonly cursor?: string | undefined
  }) => Promise<Answer<Page<Item>>>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page: Page<Item> = await bodyOf(call({ limit: LARGEST_PAGE, cursor }))
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}
