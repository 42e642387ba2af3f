/** The history of one thing, oldest first. */
import type { Change } from '../../contract/changes'
import { CHANGE_PREFIX, changeKey } from './keys'
import type { Table } from './table'

export interface History {
  readonly changes: Change[]
  /** The sequence after which the next page starts; absent at the end. */
  readonly next?: number
}

/** Reads the changes of a thing after the given sequence; a page ends at `limit` or at 1 MB. */
export async function readHistory(
  table: Table,
  subject: string,
  after: number,
  limit: number,
): Promise<History> {
  const { items, last } = await table.query({
    partition: subject,
    sortKeys: { from: changeKey(subject, after + 1).sk, to: `${CHANGE_PREFIX}~` },
    limit: limit + 1,
  })
  const changes = items.slice(0, limit).map(({ change }) => change as Change)
  const isMore = items.length > limit || last !== undefined
  const newest = changes.at(-1)
  return isMore && newest ? { changes, next: newest.sequence } : { changes }
}
