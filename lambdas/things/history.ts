/** The history of a thing: its changes, oldest first. */
import * as z from 'zod/mini'
import { LAST_SEQUENCE } from '../../contract/limits'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'
import { find, type Kind, type OneThing, type ThingDeps } from './kind'
import { toPage, type ListPage, type PageQuery } from './page'
import { requireInternal } from './read'

/** Handles the reading of a thing's history. */
export const listHistory =
  <Thing extends object, Params, Deps extends ThingDeps, Change>(kind: Kind<Thing, Params, Deps>) =>
  async (
    request: OneThing<Params> & { readonly query: PageQuery },
    deps: Deps,
  ): Promise<Reply<ListPage<Change>>> => {
    const { listSummary } = await find(kind, request, deps)
    return readHistory(deps, listSummary.subject, request)
  }

/** The position in a history: the sequence of the last change on the page. */
const sequence = z.int().check(z.minimum(1), z.maximum(LAST_SEQUENCE))

/** A page of the history of an existing thing; throws `not-found` for readers below `internal`. */
export async function readHistory<Change>(
  { store, cursors }: ThingDeps,
  subject: string,
  { query, ...reader }: { readonly query: PageQuery } & Pick<Reader, 'clearance'>,
): Promise<Reply<ListPage<Change>>> {
  requireInternal(reader)
  const bound = { list: 'changes', subject }
  const after = query.cursor === undefined ? 0 : cursors.read(bound, query.cursor, sequence)
  const { changes, next } = await store.readHistory(subject, after, query.limit)
  return { body: toPage(changes as Change[], next, (position) => cursors.seal(bound, position)) }
}
