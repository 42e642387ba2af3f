import ICAL from 'ical.js'
import type { Visit, VisitStatus } from '../../../contract/visits/schemas'
import { inEnglish, inGerman } from '../../../domain/calendar/date-words'
import { recordedVisit, visitBody, visitThatIs } from '../shared/builders'
import { eventsOf, read, valueOf, written } from './reader'

const body = (accreditationUntil: string, fields: object = {}) =>
  visitBody({
    start: '2024-06-19T10:00',
    end: '2024-06-19T12:00',
    occasion: { de: '35 Jahre', en: '35 years' },
    visibility: 'press',
    appointment: { kind: 'photo', accreditationUntil },
    ...fields,
  })
const eventsFor = (visit: Visit, language = 'de') => eventsOf(read(written({ visits: [visit], language })))
const descriptionOf = (accreditationUntil: string, language: string, kind = 'photo') =>
  valueOf(
    eventsFor(
      recordedVisit(body(accreditationUntil, { appointment: { kind, accreditationUntil } })),
      language,
    )[0],
    'description',
  )?.split('\n')[0]

test.each([
  ['2024-06-18T12:00', 'photo', 'de', 'Pressetermin: Foto. Akkreditierung bis 18. Juni 2024, 12 Uhr.'],
  [
    '2024-06-18T08:30',
    'word-and-photo',
    'de-AT',
    'Pressetermin: Wort und Foto. Akkreditierung bis 18. Juni 2024, 8:30 Uhr.',
  ],
  ['2024-06-18', 'pool', 'de', 'Pressetermin: Pool. Akkreditierung bis 18. Juni 2024.'],
  ['2024-06', 'photo', 'de', 'Pressetermin: Foto. Akkreditierung bis Juni 2024.'],
  ['2024-06-18T08:30', 'photo', 'en', 'Press appointment: photo. Accreditation until 18 June 2024, 08:30.'],
  ['2024', 'word-and-photo', 'tr', 'Press appointment: word and photo. Accreditation until 2024.'],
])(
  'the description of a visit begins with its appointment: until %s, %s, in %s',
  (until, kind, language, line) => {
    expect(descriptionOf(until, language, kind)).toBe(line)
  },
)

test.each([
  ['2024-01-01T00:00', '1. Januar 2024, 0 Uhr', '1 January 2024, 00:00'],
  ['2024-03-31T00:05', '31. März 2024, 0:05 Uhr', '31 March 2024, 00:05'],
  ['2024-12-09T20:00', '9. Dezember 2024, 20 Uhr', '9 December 2024, 20:00'],
  ['2024-05', 'Mai 2024', 'May 2024'],
])('%s is "%s" in German and "%s" in English', (date, german, english) => {
  expect([inGerman(date), inEnglish(date)]).toEqual([german, english])
})

describe('the deadline of accreditation', () => {
  test('is an event of its own, shown as free', () => {
    const [, event, ...others] = eventsFor(visitThatIs('confirmed', body('2024-06-18T12:00')))
    expect(others).toEqual([])
    expect(
      Object.fromEntries(
        event!.getAllProperties().map((each) => [each.name, each.getFirstValue()?.toString()]),
      ),
    ).toEqual({
      uid: 'uid of visits/0199aaaa-0000-7000-8000-000000000001/accreditation',
      sequence: '2',
      dtstamp: '2026-11-17T09:00:00Z',
      'last-modified': '2026-11-17T09:00:00Z',
      dtstart: '2024-06-18T12:00:00',
      duration: 'PT1H',
      summary: 'Akkreditierungsschluss: 35 Jahre',
      description: 'Pressetermin: Foto. Akkreditierung bis 18. Juni 2024, 12 Uhr.',
      categories: 'Pressetermin',
      status: 'CONFIRMED',
      transp: 'TRANSPARENT',
      'x-microsoft-cdo-busystatus': 'FREE',
    })
    expect(event?.getFirstProperty('dtstart')?.getFirstParameter('tzid')).toBe('Europe/Berlin')
    expect(event?.getFirstProperty('categories')?.getValues()).toEqual(['Pressetermin', 'Für die Presse'])
  })

  test('is a whole day if it has no hour, and has no event if its day is not known', () => {
    const [, event] = eventsFor(recordedVisit(body('2024-06-18')))
    const { startDate, endDate } = new ICAL.Event(event)
    expect([startDate.toString(), endDate.toString()]).toEqual(['2024-06-18', '2024-06-19'])
    expect(eventsFor(recordedVisit(body('2024-06')))).toHaveLength(1)
  })

  test('has the time zone of the visit, whose years include its own', () => {
    const fields = { start: '2025-01-07', end: undefined, timeZone: 'America/New_York' }
    const calendar = read(written({ visits: [recordedVisit(body('2024-12-18T12:00', fields))] }))
    const [zone] = calendar.getAllSubcomponents('vtimezone')
    expect(valueOf(zone, 'tzid')).toBe('America/New_York')
    const { startDate } = new ICAL.Event(eventsOf(calendar)[1])
    expect(startDate.toJSDate().toISOString()).toBe('2024-12-18T17:00:00.000Z')
  })

  test.each<[VisitStatus, string, string]>([
    ['planned', 'TENTATIVE', 'Akkreditierungsschluss: 35 Jahre'],
    ['cancelled', 'CANCELLED', 'Abgesagt: Akkreditierungsschluss: 35 Jahre'],
    ['void', 'CANCELLED', 'Ungültig: Akkreditierungsschluss: 35 Jahre'],
  ])('of a visit that is %s is %s', (status, shown, title) => {
    const [, event] = eventsFor(visitThatIs(status, body('2024-06-18')))
    expect([valueOf(event, 'status'), valueOf(event, 'summary')]).toEqual([shown, title])
  })

  test.each([
    ['public', 'For the press'],
    ['press', 'For the press'],
    ['internal', 'Internal'],
  ])('of a visit that is %s has the category "%s"', (visibility, category) => {
    const [, event] = eventsFor(recordedVisit(body('2024-06-18', { visibility })), 'en')
    expect(event?.getFirstProperty('categories')?.getValues()).toEqual(['Press appointment', category])
    expect(valueOf(event, 'summary')).toBe('Accreditation deadline: 35 years')
  })

  test('has a title without the line breaks and with the punctuation of the occasion', () => {
    const [, event] = eventsFor(
      recordedVisit(body('2024-06-18', { occasion: { de: 'Eins; zwei,\u2028drei' } })),
    )
    expect(valueOf(event, 'summary')).toBe('Akkreditierungsschluss: Eins; zwei, drei')
  })
})
