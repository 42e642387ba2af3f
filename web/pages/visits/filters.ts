/** The filters of the agenda, as they stand in its address. */
import type { Operations } from '../../api'
import { addDays } from '../../days'

export interface Filters {
  /** The agenda ahead, or the past; given days go before it. */
  readonly time: string
  readonly from: string
  readonly to: string
  /** Several are separated by commas. Postponed visits have no day, and are shown alone. */
  readonly status: string
  readonly kind: string
  readonly direction: string
  readonly partnershipId: string
  readonly country: string
  readonly personId: string
  /** Filters the visits that are loaded. */
  readonly words: string
}

const NAMES = [
  'time',
  'from',
  'to',
  'status',
  'kind',
  'direction',
  'partnershipId',
  'country',
  'personId',
  'words',
] as const satisfies readonly (keyof Filters)[]

/** The filters in an address; an empty text means that a filter is not set. */
export const filtersIn = (query: URLSearchParams): Filters =>
  Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])) as Record<keyof Filters, string>

/** Which part of the agenda is shown; days that are chosen are none of them. */
export const shownTime = ({ time, from, to, status }: Filters): 'ahead' | 'past' | 'postponed' | 'days' => {
  if (from !== '' || to !== '') return 'days'
  if (status === 'postponed') return 'postponed'
  return time === 'past' ? 'past' : 'ahead'
}

/** The filters of another part of the agenda, which keeps neither its days nor that visits are postponed. */
export const atTime = (filters: Filters, time: 'ahead' | 'past' | 'postponed'): Filters => ({
  ...filters,
  from: '',
  to: '',
  time: time === 'past' ? time : '',
  status: time === 'postponed' ? time : withoutPostponed(filters.status),
})

/** The filters with others in their place. Days, or another period, leave the part of postponed visits. */
export function changed(filters: Filters, patch: Partial<Filters>): Filters {
  const next = { ...filters, ...patch }
  return shownTime(next) === 'days' ? { ...next, status: withoutPostponed(next.status) } : next
}

const withoutPostponed = (status: string): string => (status === 'postponed' ? '' : status)

/** The statuses that are chosen, in the order of `all`; with `status`, that one is chosen or not. */
export const statusesWith = (
  all: readonly string[],
  chosen: string,
  status: string,
  isChosen: boolean,
): string => {
  const others = chosen.split(',')
  return all.filter((each) => (each === status ? isChosen : others.includes(each))).join(',')
}

/** The number of filters that are set in the folded form. */
export const countSet = (filters: Filters): number =>
  NAMES.filter((name) => !['time', 'words'].includes(name) && filters[name] !== '').length -
  (shownTime(filters) === 'postponed' ? 1 : 0)

/** Whether the last day is before the first. */
export const isReversed = ({ from, to }: Filters): boolean => from !== '' && to !== '' && to < from

/**
 * The query of the API: from today on, oldest first; the past from yesterday back, newest first; postponed visits, which
 * are in no range of days; chosen days oldest first.
 *
 * @param today the day at the office
 */
export function toApiQuery(filters: Filters, today: string): Operations['listVisits']['query'] {
  const { words: _, time: _time, from, to, ...rest } = filters
  const time = shownTime(filters)
  const query = {
    ...rest,
    from: time === 'ahead' ? today : from,
    to: time === 'past' ? addDays(today, -1) : to,
    // Most postponed visits were to be on days not long ago.
    order: time === 'past' || time === 'postponed' ? 'desc' : 'asc',
    limit: '50',
  }
  // What stands in the address is checked by the API.
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
