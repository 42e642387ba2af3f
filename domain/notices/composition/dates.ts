/** The dates of a visit as phrases. */
import type { PartialDate } from '../../../contract/values/dates'
import { hasHours, toOfficeTime } from '../../time/office-time'
import { isDay } from '../../time/partial-date'
import type { Context } from './context'
import { at, optional, type Field } from './field'
import { basedOn, open, worded, type Phrase } from './phrase'
import { dependsOnStatus } from './tense'

/**
 * When the visit is. "Today" stands only if the visit has one day, which is today where it is and at the office.
 *
 * @param mayBeToday whether "today" may stand: not in a headline, which is read on later days
 */
export function visitPeriod({ visit, options, grammar }: Context, mayBeToday = true): Phrase {
  const start = at(visit, 'start')
  const end = optional(visit, 'end')
  const zone = optional(visit, 'timeZone')
  const times = [start.value, ...(end ? [end.value] : [])]
  const withHours = times.some(hasHours)
  const isLocal = withHours && isElsewhere(zone, options.officeZone)
  const atOffice = times.map((time) =>
    toOfficeTime(time, zone?.value ?? options.officeZone, options.officeZone),
  )
  const isToday =
    mayBeToday && [...times, ...atOffice].every((time) => isDay(time) && time.slice(0, 10) === options.today)
  const period = worded(start, (value) =>
    grammar.dates.period({ start: value, end: end?.value, isToday, isLocal }),
  )
  const all = basedOn(period, [
    end,
    withHours ? zone : undefined,
    dependsOnStatus(visit.value, options.today) ? at(visit, 'status') : undefined,
  ])
  return isToday && !withHours ? open(all) : all
}

const isElsewhere = (zone: Field<string> | undefined, officeZone: string): boolean =>
  zone !== undefined && zone.value !== officeZone

/** A local time of the visit, in the words that the function gives it. */
export function localTime<T extends string>(
  { visit, options }: Context,
  time: Field<T>,
  words: (time: T, isLocal: boolean) => string,
): Phrase {
  const zone = optional(visit, 'timeZone')
  const phrase = worded(time, (value) => words(value, isElsewhere(zone, options.officeZone)))
  return basedOn(phrase, [time.value.includes(':') ? zone : undefined])
}

export const dateOn = ({ grammar }: Context, date: Field<PartialDate>): Phrase =>
  worded(date, grammar.dates.on)
