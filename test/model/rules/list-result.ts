/** The response of a list: the things that match all filters, sorted by date, then by id. */
import type { Fields } from '../model-state'
import { begins, ends, sortsAs } from './dates'

/** A thing with the values by which lists filter and sort. */
export interface ListItem {
  readonly thing: Fields
  readonly id: string
  /** Empty if the thing is undated. */
  readonly start: string
  readonly end?: string | undefined
  /** The values of the other filters, by the name of the query parameter. */
  readonly by: Readonly<Record<string, unknown>>
}

export function listResult(all: readonly ListItem[], query: Readonly<Record<string, string>>): Fields {
  const { order = 'desc', from, to, limit: _, ...wanted } = query
  const found = all
    .filter(({ by }) => by.status !== 'postponed' || (!from && !to))
    .filter(
      ({ start, end = start }) =>
        (!to && !from) || (start !== '' && (!to || begins(start) <= to) && (!from || ends(end) >= from)),
    )
    .filter(({ by }) => Object.entries(wanted).every(([name, value]) => hasAny([by[name]].flat(), value)))
    .toSorted((a, b) => compare(sortsAs(a.start), sortsAs(b.start)) || compare(a.id, b.id))
  return { items: (order === 'asc' ? found : found.toReversed()).map(({ thing }) => thing) }
}

/** Whether one of the values is wanted. Several wanted ones are separated by commas. */
const hasAny = (values: readonly unknown[], wanted: string): boolean =>
  wanted.split(',').some((each) => values.includes(each))

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
