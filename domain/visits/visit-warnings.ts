/** Warnings about a visit alone: programme items outside its days, skipped hours, days that are over, and unknown names. */
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { isNobody } from '../people/placeholder'
import { canonical } from '../shared/json'
import { hasHours, isSkipped } from '../time/office-time'
import { earliestDay, isDay, latestDay } from '../time/partial-date'
import { isReinstated } from './visit'

/** The warnings of a new visit, or of a changed visit about what the change concerns. */
export function visitWarnings(after: Visit, officeZone: string, before?: Visit): VisitWarning[] {
  const concerns = (part: (visit: Visit) => object): boolean =>
    !before || canonical(part(before)) !== canonical(part(after))
  return [
    ...(concerns(timesOf) ? [...itemsOutside(after), ...skippedHours(after, officeZone)] : []),
    ...(concerns(peopleAt) ? unknownNames(after) : []),
  ]
}

const peopleAt = ({ status, hosts, guests }: Visit) => ({ status, hosts, guests })

/**
 * The people of a completed live visit whose names are still unknown. Not refused: the office must not be forced to invent a
 * name. An archive may know no more than the office.
 */
function unknownNames({ origin, status, hosts, guests }: Visit): VisitWarning[] {
  if (origin !== 'live' || status !== 'completed') return []
  return Object.entries({ hosts, guests }).flatMap(([list, people]) =>
    people.flatMap((person, index): VisitWarning[] => {
      if (person.name !== undefined && !isNobody(person)) return []
      const pointer = `/${list}/${index}/name`
      const message = `\`${pointer}\` is not known, although the visit is completed. The visit is recorded; correct the name once it is known.`
      return [{ code: 'unknown-name', message, pointer }]
    }),
  )
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
