/** What the API's functions are given: the store, and what the stack says of the office. */
import { cursorsOf, type Cursors } from '../table/cursor'
import { openStore, type Store } from '../table/store'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { on } from '../http/serve'

export interface Registry {
  readonly store: Store
  readonly cursors: Cursors
  /** The books that are set up with the stack. */
  readonly books: readonly string[]
  /** IANA name. */
  readonly officeZone: string
  readonly now: () => Date
}

export const openRegistry = (): Registry => ({
  store: openStore(required('TABLE_NAME'), systemClock),
  cursors: cursorsOf(required('CURSOR_KEY')),
  books: required('BOOKS').split(','),
  officeZone: required('OFFICE_TIME_ZONE'),
  now: systemClock.now,
})

export const handle = on<Registry>()
