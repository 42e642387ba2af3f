/** What visits and occurrences have in common in a calendar. */
import type { Day } from '../../contract/values/values'
import { addDays } from '../time/partial-date'
import { component, type Property } from './lines'
import type { Days, Hours } from './span'

/** What the registry stamps on a thing, and its subject, which stays the same for ever. */
export interface Stamped {
  readonly subject: string
  readonly version: number
  readonly updatedAt: string
}

/** Whether an event takes its people's time. */
export type Busy = 'BUSY' | 'TENTATIVE' | 'FREE'

/**
 * A `VEVENT`. Whether its time is taken is said twice: Outlook takes whatever `TRANSP` calls opaque for busy, tentative
 * or not, unless its own property says better ([MS-OXCICAL], 2.1.3.1.1.20.31).
 */
export const eventComponent = (
  { subject, version, updatedAt }: Stamped,
  when: readonly Property[],
  busy: Busy,
  properties: readonly Property[],
): string[] =>
  component('VEVENT', [
    ['UID', `${subject}@golden-book`],
    ['SEQUENCE', String(version)],
    ['DTSTAMP', utc(updatedAt)],
    ['LAST-MODIFIED', utc(updatedAt)],
    ...when,
    ...properties,
    ['TRANSP', busy === 'FREE' ? 'TRANSPARENT' : 'OPAQUE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS', busy],
  ])

/** Whole days; `DTEND` is the day after the last, and left out where no calendar has one. */
export function dayProperties({ first, last }: Pick<Days, 'first' | 'last'>): Property[] {
  const end = addDays(last, 1)
  const start: Property = ['DTSTART;VALUE=DATE', digits(first)]
  return end > first ? [start, ['DTEND;VALUE=DATE', digits(end)]] : [start]
}

/**
 * Local times of a zone. A start without an end gets an hour: RFC 5545 would have it end as it starts, which programs
 * show as half an hour, as a line, or as a whole day. The hour is a `DURATION`, so that it is one also on the night
 * when the clocks change.
 */
export const hourProperties = ({ from, to }: Hours, timeZone: string): Property[] => [
  timeProperty('DTSTART', from, timeZone),
  to === undefined ? ['DURATION', 'PT1H'] : timeProperty('DTEND', to, timeZone),
]

/** UTC is told by a letter: Outlook knows no zone of that name. */
const timeProperty = (name: string, time: string, timeZone: string): Property =>
  isUtc(timeZone) ? [name, `${digits(time)}00Z`] : [`${name};TZID=${timeZone}`, `${digits(time)}00`]

export const isUtc = (timeZone: string): boolean => /^(?:Etc\/)?(?:UTC|UCT|Universal|Zulu)$/i.test(timeZone)

/** `2026-11-17T10:00` → `20261117T1000` */
const digits = (time: Day): string => time.replaceAll(/[-:]/g, '')

/** An instant with its milliseconds cut off. */
const utc = (instant: string): string => `${digits(instant.slice(0, 19))}Z`
