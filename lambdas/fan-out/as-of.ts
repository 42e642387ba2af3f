/**
 * The version of a thing at the time of a change. The fan-out runs after the change, and a replay long after it; later
 * changes must not affect the messages.
 */
import type { Instant } from '../../contract/values/dates'
import type { Stamps } from '../../domain/shared/change'
import type { Store } from '../table/store'

/**
 * The version of a thing at a time, found by binary search in its history. `now` is the current version. The first version
 * if none is as old, since clocks differ.
 */
export async function asOf<Thing extends Stamps>(
  subject: string,
  now: Thing,
  time: Instant,
  store: Pick<Store, 'readChange'>,
): Promise<Thing> {
  if (now.updatedAt <= time) return now
  // The version sought is at or after `old` and before `tooNew`.
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
