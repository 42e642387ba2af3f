/** What the handlers of all things share: reading one, and what a write answers. */
import { notFound } from '../../domain/refusal'
import type { Kept, Store } from '../store/store'
import type { Unchanged, Written } from '../store/write'
import type { Reply } from './answer'

/** The thing; throws `not-found`. */
export async function readThing<Thing>(store: Store, subject: string): Promise<Kept<Thing>> {
  const kept = await store.read<Thing>(subject)
  if (!kept) throw notFound(subject)
  return kept
}

/** The thing as it is, or as its change of the sequence `at` has left it; throws `not-found`. */
export async function readAt<Thing>(store: Store, subject: string, at: number | undefined): Promise<Thing> {
  if (at === undefined) return (await readThing<Thing>(store, subject)).thing
  const change = await store.readChange<Thing>(subject, at)
  if (!change) throw notFound(`change ${at} of ${subject}`)
  return change.data
}

/** What a write answers: the thing, with its warnings beside its own fields. */
export function writtenReply<Thing extends object>({
  data,
  subject,
  warnings,
  replayed,
}: Written): Reply<Thing> {
  const body = (warnings ? { ...(data as Thing), warnings } : data) as Thing
  return { body, subject, ...(replayed ? { replayed } : {}) }
}

/** Written already: what a change that changes nothing answers. */
export const unchanged = (subject: string, data: { readonly version: number }): Unchanged => ({
  subject,
  sequence: data.version,
  data,
})
