/** Lists: the things that match all filters, by date, then by id. */
import type { Fields } from '../model-state'
import { begins } from './dates'

/** The fields of a thing that a list filters and sorts by. */
export interface Listed {
  readonly thing: Fields
  readonly id: string
  readonly start: string
  readonly end?: string | undefined
  /** The values of its filters, beside its dates. */
  readonly by: Readonly<Record<string, unknown>>
}

export function listed(all: readonly Listed[], query: Readonly<Record<string, string>>): Fields {
  const { order = 'desc', from, to, limit: _, ...wanted } = query
  const found = all
    .filter(({ start, end = start }) => (!to || begins(start) <= to) && (!from || lasts(end, from)))
    .filter(({ by }) => Object.entries(wanted).every(([name, value]) => [by[name]].flat().includes(value)))
    .toSorted((a, b) => compare(a.start, b.start) || compare(a.id, b.id))
  return { items: (order === 'asc' ? found : found.toReversed()).map(({ thing }) => thing) }
}

/** Whether the last day that a date may mean is such a day or later. */
const lasts = (date: string, from: string): boolean => date.slice(0, 10) >= from.slice(0, date.length)

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
