/** The dependencies of the API's functions: the store, and the settings of the office. */
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { on } from '../http/serve'
import { cursorsOf } from '../table/cursor'
import { openStore } from '../table/store'
import { openTable } from '../table/table'
import type { ThingDeps } from './kind'

export interface Registry extends ThingDeps {
  /** The books that the stack has set up. */
  readonly books: readonly string[]
  /** IANA name. */
  readonly officeZone: string
  readonly now: () => Date
}

/** The store and the cursors, by the function's environment. */
export const openThings = (): ThingDeps => ({
  store: openStore(openTable(required('TABLE_NAME')), systemClock),
  cursors: cursorsOf(required('CURSOR_KEY')),
})

export const openRegistry = (): Registry => ({
  ...openThings(),
  books: required('BOOKS').split(','),
  officeZone: required('OFFICE_TIME_ZONE'),
  now: systemClock.now,
})

export const handle = on<Registry>()
