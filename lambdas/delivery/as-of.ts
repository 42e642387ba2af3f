/**
 * Things as they were when something changed: changes are fanned out late, and replayed, and what has happened since then
 * must not count.
 */
import type { Instant } from '../../contract/values'
import type { Stamps } from '../../domain/change'
import type { Store } from '../store/store'

/** A thing as it was at a time, by the version that it has now; its first version where none is as old, since clocks differ. */
export async function asOf<Thing extends Stamps>(
  subject: string,
  now: Thing,
  time: Instant,
  store: Pick<Store, 'readChange'>,
): Promise<Thing> {
  if (now.updatedAt <= time) return now
  // The versions between which the last one lies that is old enough.
  let [old, tooNew] = [1, now.version]
  let found: Thing | undefined
  while (tooNew - old > 1) {
    const middle = Math.floor((old + tooNew) / 2)
    const change = await store.readChange<Thing>(subject, middle)
    if (change && change.time <= time) [old, found] = [middle, change.data]
    else tooNew = middle
  }
  return found ?? (await store.readChange<Thing>(subject, old))?.data ?? now
}
