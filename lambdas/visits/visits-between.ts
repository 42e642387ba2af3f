import type { Day } from '../../contract/values/dates'
import { addDays } from '../../domain/time/partial-date'
import { END, LOOK_BACK } from '../table/list'
import type { ListSummary } from '../table/record'
import type { Store } from '../table/store'
import { VISITS } from './record'

/**
 * The list summaries of the visits that may take place between two days, both included: a visit may have started up to
 * `LOOK_BACK` days before. Visits without a known start day are left out.
 */
export const readVisitsBetween = (
  store: Pick<Store, 'readAllSummaries'>,
  from: Day,
  to: Day,
): Promise<ListSummary[]> =>
  store.readAllSummaries(VISITS, { sortKeys: { from: addDays(from, -LOOK_BACK), to: `${to}${END}` } })
