/** The dates of a partnership beside each other and beside today. */
import type { Partnership } from '../../contract/partnerships'
import type { Fault } from '../../contract/problems'
import type { Day } from '../../contract/values'
import type { Warning } from '../../contract/warnings/all'
import { canonical } from '../json'
import { isAhead, isCertainlyBefore } from './dates'

type Dates = Pick<Partnership, 'foundedOn' | 'statusSince' | 'predecessor' | 'agreements'>

/** A partnership has its status since its founding or later, and its predecessor is from before. */
export function foundingFaults(
  { foundedOn, statusSince, predecessor }: Pick<Dates, 'foundedOn' | 'statusSince' | 'predecessor'>,
  pointer: '/statusSince' | '/foundedOn',
): Fault[] {
  if (foundedOn === undefined) return []
  const faults: Fault[] = []
  if (statusSince !== undefined && isCertainlyBefore(statusSince, foundedOn))
    faults.push({
      pointer,
      message:
        pointer === '/statusSince'
          ? 'must not be before `foundedOn`'
          : `must not be after ${statusSince}, since when the partnership has its status`,
    })
  if (predecessor?.date !== undefined && isCertainlyBefore(foundedOn, predecessor.date))
    faults.push({ pointer: '/predecessor/date', message: 'must not be after `foundedOn`' })
  return faults
}

/** A status is from no day before the founding, nor before the day of the status that it replaces. */
export function statusFaults({ foundedOn, statusSince }: Dates, on: string | undefined): Fault[] {
  if (on === undefined) return []
  const checks = [
    [foundedOn, 'the partnership was founded'],
    [statusSince, 'the status before it began'],
  ] as const
  return checks.flatMap(([date, event]) =>
    date !== undefined && isCertainlyBefore(on, date)
      ? [{ pointer: '/on', message: `must not be before ${date}, when ${event}` }]
      : [],
  )
}

/** Dates of what has happened, by the record, that are still to come; of a changed partnership those that are new. */
export function partnershipWarnings(after: Partnership, today: Day, before?: Partnership): Warning[] {
  const isSame = before && canonical(before.agreements) === canonical(after.agreements)
  const agreements = isSame ? [] : after.agreements
  const dates: [pointer: string, date: string | undefined][] = [
    ['/foundedOn', after.foundedOn === before?.foundedOn ? undefined : after.foundedOn],
    ['/statusSince', after.statusSince === before?.statusSince ? undefined : after.statusSince],
    ...agreements.map(
      ({ date }, index) => [`/agreements/${index}/date`, date] as [string, string | undefined],
    ),
  ]
  return dates.flatMap(([pointer, date]): Warning[] => {
    if (date === undefined || !isAhead(date, today)) return []
    const message = `\`${pointer}\` is still to come. The partnership is recorded all the same.`
    return [{ code: 'date-ahead', message, pointer }]
  })
}
