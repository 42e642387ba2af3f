/** What the page of the jubilees shows. */
import type { BodyOf } from '../../api'
import { useOffice } from '../../context'
import { addYears } from '../../days'
import { useLoad } from '../../load'
import { loadAll } from '../../load-all'

export type Occurrence = BodyOf<'listOccurrences'>['items'][number]
export type Anniversary = BodyOf<'listAnniversaries'>['items'][number]

export interface Jubilees {
  /** In order of date. */
  readonly occurrences: readonly Occurrence[]
  /** By the day of their origin, the oldest first. */
  readonly anniversaries: readonly Anniversary[]
}

export interface Filters {
  readonly milestones: boolean
  readonly muted: boolean
}

/** The years that are shown: the most that the API answers at once. */
const YEARS = 10

export const lastDayFrom = (day: string): string => addYears(day, YEARS)

/** @param day the first day that is shown */
export const useJubilees = (day: string, { milestones, muted }: Filters) => {
  const { api } = useOffice()
  const query = {
    from: day,
    to: lastDayFrom(day),
    milestones: milestones ? 'true' : 'false',
    muted: muted ? 'true' : 'false',
  } as const
  return useLoad<Jubilees>(async () => {
    const [occurrences, anniversaries] = await Promise.all([
      loadAll((paging) => api.call('listOccurrences', { query: { ...query, ...paging } })),
      loadAll((paging) => api.call('listAnniversaries', { query: { order: 'asc', ...paging } })),
    ])
    return { occurrences, anniversaries }
  }, [day, milestones, muted])
}
