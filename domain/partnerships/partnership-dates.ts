/** The dates of a partnership, compared with each other and with today. */
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Fault } from '../../contract/problems'
import type { Day } from '../../contract/values/dates'
import type { PartnershipWarning } from '../../contract/partnerships/warnings'
import { canonical } from '../shared/json'
import { isFuture, isCertainlyBefore } from '../time/dates'
import { isPlain } from '../time/partial-date'

type Dates = Pick<Partnership, 'foundedOn' | 'statusSince' | 'predecessor' | 'agreements'>

/** `statusSince` must not be before the founding, and the predecessor's date must not be after it. */
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
          : `must not be after \`statusSince\`, ${statusSince}`,
    })
  if (predecessor?.date !== undefined && isCertainlyBefore(foundedOn, predecessor.date))
    faults.push({ pointer: '/predecessor/date', message: 'must not be after `foundedOn`' })
  return faults
}

/** A new status must not begin before the founding, nor before the status that it replaces. */
export function statusFaults(
  { foundedOn, statusSince, origin }: Dates & Pick<Partnership, 'origin'>,
  on: string | undefined,
): Fault[] {
  if (on === undefined) return []
  if (origin === 'live' && !isPlain(on))
    return [{ pointer: '/on', message: 'must be a year, a month or a day, since the partnership is live' }]
  const checks = [
    [foundedOn, 'the founding of the partnership'],
    [statusSince, 'the start of its current status'],
  ] as const
  return checks.flatMap(([date, meaning]) =>
    date !== undefined && isCertainlyBefore(on, date)
      ? [{ pointer: '/on', message: `must not be before ${date}, ${meaning}` }]
      : [],
  )
}

/** A warning for each date in the future of an event in the past; of a changed partnership, for its changed dates. */
export function partnershipWarnings(
  after: Partnership,
  today: Day,
  before?: Partnership,
): PartnershipWarning[] {
  const isSame = before && canonical(before.agreements) === canonical(after.agreements)
  const agreements = isSame ? [] : after.agreements
  const dates: [pointer: string, date: string | undefined][] = [
    ['/foundedOn', after.foundedOn === before?.foundedOn ? undefined : after.foundedOn],
    ['/statusSince', after.statusSince === before?.statusSince ? undefined : after.statusSince],
    ...agreements.map(
      ({ date }, index) => [`/agreements/${index}/date`, date] as [string, string | undefined],
    ),
  ]
  return dates.flatMap(([pointer, date]): PartnershipWarning[] => {
    if (date === undefined || !isFuture(date, today)) return []
    const message = `\`${pointer}\` is in the future. The partnership is recorded; change the date if it is wrong.`
    return [{ code: 'date-ahead', message, pointer }]
  })
}
