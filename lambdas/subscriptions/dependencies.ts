/** The dependencies of the function of the subscriptions. */
import { randomBytes } from 'node:crypto'
import { systemClock } from '../aws/clock'
import { addressPolicy, required } from '../aws/environment'
import { faultOfWebAddress } from '../deliver/resolve'
import { newSecret } from '../deliver/secret'
import { cursorsOf } from '../table/cursor'
import { openStore } from '../table/store'
import { openTable } from '../table/table'
import type { ThingDeps } from '../things/kind'
import { openDeliveries, type Deliveries } from './deliveries'

export interface Subscriptions extends ThingDeps {
  readonly deliveries: Pick<Deliveries, 'read' | 'readPage'>
  readonly now: () => Date
  readonly newSecret: () => string
  /** The fault of a web address to which nothing can be posted, if it has one. */
  readonly faultOf: (url: string) => Promise<string | undefined>
}

export function openSubscriptions(): Subscriptions {
  const table = openTable(required('TABLE_NAME'))
  return {
    store: openStore(table, systemClock),
    cursors: cursorsOf(required('CURSOR_KEY')),
    deliveries: openDeliveries(table, systemClock.now),
    now: systemClock.now,
    newSecret: () => newSecret(randomBytes),
    faultOf: (url) => faultOfWebAddress(url, addressPolicy()),
  }
}
