/** What the function of the subscriptions is given. */
import { randomBytes } from 'node:crypto'
import { faultOfWebAddress } from '../deliver/resolve'
import { newSecret } from '../deliver/secret'
import { cursorsOf, type Cursors } from '../table/cursor'
import { openDeliveries, type Deliveries } from './deliveries'
import { openStore, type Store } from '../table/store'
import { systemClock } from '../aws/clock'
import { reach, required } from '../aws/environment'

export interface Subscriptions {
  readonly store: Store
  readonly cursors: Cursors
  readonly deliveries: Pick<Deliveries, 'read' | 'readPage'>
  readonly now: () => Date
  readonly newSecret: () => string
  /** What is wrong with an address that is to be posted to, if anything is. */
  readonly faultOf: (url: string) => Promise<string | undefined>
}

export function openSubscriptions(): Subscriptions {
  const table = required('TABLE_NAME')
  return {
    store: openStore(table, systemClock),
    cursors: cursorsOf(required('CURSOR_KEY')),
    deliveries: openDeliveries(table, systemClock.now),
    now: systemClock.now,
    newSecret: () => newSecret(randomBytes),
    faultOf: (url) => faultOfWebAddress(url, reach()),
  }
}
