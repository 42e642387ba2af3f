/** The filters of the agenda, as they stand in its address. */
import type { Operations } from '../../api'
import { addDays } from '../../days'

export interface Filters {
  /** The agenda ahead, or the past; given days go before it. */
  readonly time: string
  readonly from: string
  readonly to: string
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

/** Which part of the agenda is shown; days that are chosen are neither. */
export const shownTime = ({ time, from, to }: Filters): 'ahead' | 'past' | 'days' => {
  if (from !== '' || to !== '') return 'days'
  return time === 'past' ? 'past' : 'ahead'
}

/** The number of filters that are set in the folded form. */
export const countSet = (filters: Filters): number =>
  NAMES.filter((name) => !['time', 'words'].includes(name) && filters[name] !== '').length

/** Whether the last day is before the first. */
export const isReversed = ({ from, to }: Filters): boolean => from !== '' && to !== '' && to < from

/**
 * The query of the API: from today on, oldest first; the past from yesterday back, newest first; chosen days oldest first.
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
    order: time === 'past' ? 'desc' : 'asc',
    limit: '50',
  }
  // What stands in the address is checked by the API.
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
