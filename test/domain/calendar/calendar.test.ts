import type { VersionedOccurrence } from '../../../domain/calendar/occurrence-event'
import { linesOf, onlyEvent, read, valueOf, written } from './reader'

const occurrence = (fields: Partial<VersionedOccurrence> = {}): VersionedOccurrence => ({
  anniversaryId: 'partnership-istanbul',
  title: { de: 'Istanbul', en: 'Istanbul (Turkey)' },
  kind: 'partnership',
  ordinal: 35,
  on: '2024-11-17',
  milestone: true,
  version: 4,
  updatedAt: '2024-01-02T03:04:05.678Z',
  ...fields,
})

test('a calendar has a name and a refresh interval', () => {
  expect(linesOf(written({ name: 'Protokoll, Berlin' }))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Golden Book//Registry//EN',
    'CALSCALE:GREGORIAN',
    String.raw`NAME:Protokoll\, Berlin`,
    String.raw`X-WR-CALNAME:Protokoll\, Berlin`,
    'X-WR-TIMEZONE:Europe/Berlin',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'END:VCALENDAR',
  ])
})

test('an occurrence is a whole day, shown as free', () => {
  expect(linesOf(written({ occurrences: [occurrence()] })).slice(9, -1)).toEqual([
    'BEGIN:VEVENT',
    'UID:uid of occurrences/partnership-istanbul/35',
    'SEQUENCE:4',
    'DTSTAMP:20240102T030405Z',
    'LAST-MODIFIED:20240102T030405Z',
    'DTSTART;VALUE=DATE:20241117',
    'DTEND;VALUE=DATE:20241118',
    'SUMMARY:Istanbul – 35 Jahre',
    'CATEGORIES:Jubiläum,Rundes Jubiläum',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'END:VEVENT',
  ])
})

test.each([
  ['de', 1, 'Istanbul – 1 Jahr'],
  ['de-CH', 36, 'Istanbul – 36 Jahre'],
  ['en', 1, 'Istanbul (Turkey) – 1 year'],
  ['tr', 35, 'Istanbul (Turkey) – 35 years'],
])('the title in %s of ordinal %i is %s', (language, ordinal, title) => {
  expect(valueOf(onlyEvent({ language, occurrences: [occurrence({ ordinal })] }), 'summary')).toBe(title)
})

test('an occurrence that is no milestone has the category anniversary only', () => {
  const event = onlyEvent({ language: 'en', occurrences: [occurrence({ milestone: false })] })
  expect(event.getFirstProperty('categories')?.getValues()).toEqual(['Anniversary'])
})

test('an occurrence on 9999-12-31 has no DTEND', () => {
  const text = written({ occurrences: [occurrence({ on: '9999-12-31' })] })
  expect(read(text).getAllSubcomponents('vevent')).toHaveLength(1)
  expect(text).not.toContain('DTEND')
})
