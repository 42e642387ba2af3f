/** Whether a signing is near its visit, as the API judges it. */
import { addDays, firstDayOf, lastDayOf } from '../../days'

const NEAR_DAYS = 7

/** @param signedOn a partial date, as are the visit's start and end, which may have a time */
export function isNear(
  { start, end = start }: { readonly start: string; readonly end?: string | undefined },
  signedOn: string,
): boolean {
  return (
    lastDayOf(signedOn) >= addDays(firstDayOf(start), -NEAR_DAYS) &&
    firstDayOf(signedOn) <= addDays(lastDayOf(end), NEAR_DAYS)
  )
}
