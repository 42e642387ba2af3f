/** Dates, local times, instants and time zones. */
import * as z from 'zod/mini'
import { isZoneName, zoneSpelling } from './time-zones'
import { form } from './values'

/** The number of days of a month (1 to 12) in the proleptic Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => {
  const date = new Date(Date.UTC(2000, month, 0))
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

/** An unspecified month or day is a number in no calendar (`NaN`), and no day too late. */
const isRealDate = (value: string): boolean => {
  const [year = 0, month, day] = value.slice(0, 10).split('-').map(Number)
  return month === undefined || day === undefined || !(day > daysInMonth(year, month))
}

const MONTH = '(?:0[1-9]|1[0-2])'
const YEAR = '[0-9]{4}'
const DAY = `${YEAR}-${MONTH}-(?:0[1-9]|[12][0-9]|3[01])`
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]'
const realDate = z.refine<string>(isRealDate, 'is not a day of the calendar')

/** A day of the calendar, `2024-06-19`. */
export const day = z
  .string()
  .check(form(new RegExp(`^${DAY}$`), 'must be a day such as 2024-06-19'), realDate)

const LEVEL_0 = `${YEAR}|${YEAR}-${MONTH}|${DAY}`
/** Unspecified digits, from the right: `192X`, `19XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`. */
const UNSPECIFIED = `[0-9]{3}X|[0-9]{2}XX|${YEAR}-XX|${YEAR}-${MONTH}-XX|${YEAR}-XX-XX`
/** With a qualifier: `1989?` is uncertain, `1927~` is approximate, `1927%` is both. */
const LEVEL_1 = `(?:${LEVEL_0}|${UNSPECIFIED})[?~%]?`
const dateOf = (pattern: string, error: string) =>
  z.string().check(form(new RegExp(`^(?:${pattern})$`), error), realDate)

/** The date of a live record: a year, a month or a day, EDTF level 0 (`1913`, `2024-06`, `1989-11-17`). */
export const plainDate = dateOf(LEVEL_0, 'must be a year, a month or a day: 1913, 2024-06 or 1989-11-17')

/**
 * A date as records have it: a year, a month or a day. Records of an archive may have one of EDTF level 1 (Library of
 * Congress, 4 February 2019; ISO 8601-2), of which seasons, intervals, and years before 0000 or after 9999 are left out.
 */
export const partialDate = dateOf(
  LEVEL_1,
  'must be a date such as 1913, 2024-06 or 1989-11-17, or of EDTF level 1, such as 1927~, 1989? or 192X',
)

/** The start or end of a live visit: a plain date, or a local time without an offset, `2026-11-17T10:00`. */
export const plainVisitTime = dateOf(
  `${LEVEL_0}|${DAY}T${CLOCK}`,
  'must be 2026, 2026-11, 2026-11-17 or a local time such as 2026-11-17T10:00, without an offset',
)

/** The start or end of a visit: a partial date, or a local time without an offset, `2026-11-17T10:00`. */
export const visitTime = dateOf(
  `${LEVEL_1}|${DAY}T${CLOCK}`,
  'must be 1987, 1987-06, 1987-06-12, 1987-06-12T10:00 without an offset, or a date of EDTF level 1, such as 1927~, 1989? or 192X',
)

/** A local time, `10:00`. */
export const clockTime = z.string().check(z.regex(new RegExp(`^${CLOCK}$`), 'must be a time such as 09:30'))

/** An instant that the registry stamps: RFC 3339 in UTC with milliseconds. */
export const instant = z.stringFormat(
  'datetime',
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/,
)

const NO_ZONE = 'must be an IANA time zone such as Europe/Berlin'

/** A time zone by its IANA name, `Europe/Berlin`, stored in IANA's spelling. An offset such as `+02:00` is not a time zone. */
export const timeZone = z
  .string()
  .check(
    form(/^[A-Za-z][A-Za-z0-9_+-]{0,63}(?:\/[A-Za-z0-9_+-]{1,63}){0,3}$/, NO_ZONE),
    z.overwrite(zoneSpelling),
    z.refine(isZoneName, NO_ZONE),
  )

/** A year, a month or a day; in records of an archive also of EDTF level 1: `1927~`, `192X`. */
export type PartialDate = string
export type Day = string
/** RFC 3339 in UTC. */
export type Instant = string
