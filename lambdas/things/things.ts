/** What the handlers of all things share: reading one, and what a write answers. */
import { notFound } from '../../domain/shared/refusal'
import { viewOf, type View } from '../../domain/shared/view'
import type { Kept, Store } from '../table/store'
import type { Unchanged, Written } from '../table/write'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'

/** The thing as it is kept, for a caller that changes it; throws `not-found`. */
export async function readThing<Thing>(store: Store, subject: string): Promise<Kept<Thing>> {
  const kept = await store.read<Thing>(subject)
  if (!kept) throw notFound()
  return kept
}

/** A thing as the reader sees it; throws `not-found` if it is hidden from the reader. */
export function seenBy<Thing extends object>(
  { clearance }: Pick<Reader, 'clearance'>,
  thing: Thing,
  view: View<Thing>,
): Thing {
  const seen = viewOf(view, thing, clearance)
  if (!seen) throw notFound()
  return seen
}

/** The thing, or its version after the change of sequence `at`, as the reader sees it; throws `not-found`. */
export async function readAt<Thing extends object>(
  store: Store,
  subject: string,
  at: number | undefined,
  reader: Pick<Reader, 'clearance'>,
  view: View<Thing>,
): Promise<Thing> {
  if (at === undefined) return seenBy(reader, (await readThing<Thing>(store, subject)).thing, view)
  requireInternal(reader)
  const change = await store.readChange<Thing>(subject, at)
  if (!change) throw notFound()
  return change.data
}

/** Throws `not-found` for readers below `internal`: histories and people would reveal hidden things. */
export function requireInternal({ clearance }: Pick<Reader, 'clearance'>): void {
  if (clearance !== 'internal') throw notFound()
}

/** Whether the reader owns a thing, or is an administrator. */
export const isOwn = ({ actor, isAdministrator }: Reader, owner: string | undefined): boolean =>
  isAdministrator || owner === actor

/** The answer to a write: the thing as the caller sees it, with its warnings. */
export function writtenReply<Thing extends object>(
  { data, subject, warnings, replayed }: Written,
  reader: Pick<Reader, 'clearance'>,
  view: View<Thing>,
): Reply<Thing> {
  const thing = seenBy(reader, data as Thing, view)
  const body = warnings ? { ...thing, warnings } : thing
  return { body, subject, ...(replayed ? { replayed } : {}) }
}

/** Written already: what a change that changes nothing answers. */
export const unchanged = (subject: string, data: { readonly version: number }): Unchanged => ({
  subject,
  sequence: data.version,
  data,
})
