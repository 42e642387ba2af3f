/** Requests for a subscription: a test, a redelivery, a replay. */
import type { Change } from '../../contract/changes'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { Moment } from '../../domain/shared/change'
import type { Writing } from '../table/write'
import { changeItem } from '../table/write-items'
import { find, type OneThing } from '../things/kind'
import type { Subscriptions } from './dependencies'
import { SUBSCRIPTION } from './kind'

/** Records a request as a change, which the fan-out carries out. Gives the change's id. */
export async function recordRequest(
  request: Writing & OneThing<{ readonly subscriptionId: string }>,
  deps: Subscriptions,
  decide: (subscription: Subscription, moment: Moment) => Change,
): Promise<{ readonly id: string; readonly replayed?: true }> {
  const { changeId = '', replayed } = await deps.store.write(request, async (moment) => {
    const change = decide((await find(SUBSCRIPTION, request, deps)).thing, moment)
    return { change, items: [changeItem(change)] }
  })
  return { id: changeId, ...(replayed ? { replayed } : {}) }
}
