/** The parts of a `VEVENT` that visits and occurrences share. */
import type { Day } from '../../contract/values/dates'
import { addDays } from '../time/partial-date'
import { component, type Property } from './lines'
import type { WholeDays, TimedHours } from './span'

/** What the events of one calendar share. */
export interface EventContext {
  /** A BCP 47 tag. */
  readonly language: string
  /** The UID of the event of a subject. The same subject must give the same UID for ever (RFC 5545, 3.8.4.7). */
  readonly uidOf: (subject: string) => string
}

/** The UID of an event, and the stamps of its thing. */
export interface Stamped {
  readonly uid: string
  readonly version: number
  readonly updatedAt: string
}

/** The busy status of an event. */
export type BusyStatus = 'BUSY' | 'TENTATIVE' | 'FREE'

/**
 * A `VEVENT`. It has two properties for the busy status: Outlook shows every `OPAQUE` event as busy, also a tentative one,
 * without its own property ([MS-OXCICAL], 2.1.3.1.1.20.31).
 */
export const eventComponent = (
  { uid, version, updatedAt }: Stamped,
  when: readonly Property[],
  busy: BusyStatus,
  properties: readonly Property[],
): string[] =>
  component('VEVENT', [
    ['UID', uid],
    ['SEQUENCE', String(version)],
    ['DTSTAMP', utc(updatedAt)],
    ['LAST-MODIFIED', utc(updatedAt)],
    ...when,
    ...properties,
    ['TRANSP', busy === 'FREE' ? 'TRANSPARENT' : 'OPAQUE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS', busy],
  ])

/** Whole days. `DTEND` is the day after the last; absent after 9999-12-31. */
export function dayProperties({ first, last }: WholeDays): Property[] {
  const end = addDays(last, 1)
  const start: Property = ['DTSTART;VALUE=DATE', digits(first)]
  return end > first ? [start, ['DTEND;VALUE=DATE', digits(end)]] : [start]
}

/**
 * Local times of a zone. A start without an end gets one hour: without an end, RFC 5545 has the event end when it starts,
 * which programs show in different ways. The hour is a `DURATION`, which is right also when daylight saving changes.
 */
export const hourProperties = ({ from, to }: TimedHours, timeZone: string): Property[] => [
  timeProperty('DTSTART', from, timeZone),
  to === undefined ? ['DURATION', 'PT1H'] : timeProperty('DTEND', to, timeZone),
]

/** UTC has the suffix `Z`: Outlook has no zone of that name. */
const timeProperty = (name: string, time: string, timeZone: string): Property =>
  isUtc(timeZone) ? [name, `${digits(time)}00Z`] : [`${name};TZID=${timeZone}`, `${digits(time)}00`]

export const isUtc = (timeZone: string): boolean => /^(?:Etc\/)?(?:UTC|UCT|Universal|Zulu)$/i.test(timeZone)

/** `2026-11-17T10:00` → `20261117T1000` */
const digits = (time: Day): string => time.replaceAll(/[-:]/g, '')

/** An instant without milliseconds. */
const utc = (instant: string): string => `${digits(instant.slice(0, 19))}Z`
