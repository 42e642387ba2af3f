/** Warnings about a visit alone: programme items outside its days, times that the clocks skip, and days that are over. */
import type { Day } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { canonical } from '../shared/json'
import { hasHours, isSkipped } from '../time/office-time'
import { earliestDay, isDay, latestDay } from '../time/partial-date'
import { isReinstated } from './visit'

/** The warnings of a new visit, or of a visit whose times, programme or deadline have changed. */
export function visitWarnings(after: Visit, officeZone: string, before?: Visit): VisitWarning[] {
  if (before && canonical(timesOf(before)) === canonical(timesOf(after))) return []
  return [...itemsOutside(after), ...skippedHours(after, officeZone)]
}

/** The warning of a live visit that is reinstated after its last day. @param today in the time zone of the visit */
export function reinstatementWarnings(after: Visit, before: Visit, today: Day): VisitWarning[] {
  const { origin, status, start, end = start } = after
  if (origin !== 'live' || !isReinstated(before.status, status) || latestDay(end) >= today) return []
  const message = `\`status\` is ${status} again, but the last day of the visit is over. The visit is recorded; change \`start\` and \`end\` if it takes place on other days.`
  return [{ code: 'reinstated-in-past', message, pointer: '/status' }]
}

const timesOf = ({ start, end, timeZone, programme, appointment }: Visit) => ({
  start,
  end,
  timeZone,
  programme,
  deadline: appointment?.accreditationUntil,
})

function itemsOutside({ start, end = start, programme }: Visit): VisitWarning[] {
  return programme.flatMap(({ on }, index): VisitWarning[] => {
    if (on === undefined || (on >= earliestDay(start) && on <= latestDay(end))) return []
    const pointer = `/programme/${index}/on`
    const message = `\`${pointer}\` is not between \`start\` and \`end\` of the visit. The visit is recorded; change the day if it is wrong.`
    return [{ code: 'programme-outside-visit', message, pointer }]
  })
}

function skippedHours(visit: Visit, officeZone: string): VisitWarning[] {
  const zone = visit.timeZone ?? officeZone
  return timesIn(visit).flatMap(([pointer, time]): VisitWarning[] => {
    if (!hasHours(time) || !isSkipped(time, zone)) return []
    const message = `\`${pointer}\` is a time that the clocks of ${zone} skip; it is read as an hour later. The visit is recorded; change the time if it is wrong.`
    return [{ code: 'skipped-hour', message, pointer }]
  })
}

/** Every time of a visit, by its pointer. An item without a day is on the visit's day if the visit has one day only. */
function timesIn({ start, end, programme, appointment }: Visit): [pointer: string, time: string][] {
  const isOneDay = isDay(start) && latestDay(end ?? start) === earliestDay(start)
  const items = programme.flatMap(({ on = isOneDay ? earliestDay(start) : undefined, time }, index) =>
    on !== undefined && time !== undefined
      ? [[`/programme/${index}/time`, `${on}T${time}`] as [string, string]]
      : [],
  )
  const deadline = appointment?.accreditationUntil ?? ''
  return [['/start', start], ['/end', end ?? ''], ['/appointment/accreditationUntil', deadline], ...items]
}
