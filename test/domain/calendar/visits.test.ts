import ICAL from 'ical.js'
import type { Visit, VisitStatus } from '../../../contract/visits/schemas'
import { archiveVisitBody, guest, recordedVisit, visitBody, visitThatIs } from '../shared/builders'
import { eventsOf, linesOf, onlyEvent, read, valueOf, written } from './reader'

const eventOf = (visit: Visit, language = 'de') => onlyEvent({ visits: [visit], language })
const wholeDays = (fields: object) => eventOf(recordedVisit(archiveVisitBody(fields)))

/** `DTSTART` and `DTEND` as another program understands them. */
const shown = (event: ICAL.Component): (string | undefined)[] => {
  const { startDate, endDate } = new ICAL.Event(event)
  return [startDate.toString(), endDate.toString(), valueOf(event, 'transp')]
}

test('the visit of the Istanbul case has all of its properties', () => {
  const event = eventOf(visitThatIs('confirmed'))
  expect(
    Object.fromEntries(event.getAllProperties().map((each) => [each.name, each.getFirstValue()?.toString()])),
  ).toEqual({
    uid: 'uid of visits/0199aaaa-0000-7000-8000-000000000001',
    sequence: '2',
    dtstamp: '2026-11-17T09:00:00Z',
    'last-modified': '2026-11-17T09:00:00Z',
    dtstart: '2026-11-17T10:00:00',
    dtend: '2026-11-17T12:00:00',
    summary: '35 Jahre Städtepartnerschaft Berlin-Istanbul',
    location: 'Rotes Rathaus',
    description: [
      'Gäste:',
      'Ekrem İmamoğlu, Bürgermeister von Istanbul, Stadtverwaltung Istanbul',
      '',
      'Gastgeber:',
      'Kai Wegner, Regierender Bürgermeister von Berlin',
      '',
      'Programm:',
      'Gespräch',
      'Eintrag in das Goldene Buch',
    ].join('\n'),
    categories: 'Partnerstadtbesuch',
    status: 'CONFIRMED',
    transp: 'OPAQUE',
    'x-microsoft-cdo-busystatus': 'BUSY',
  })
  expect(event.getFirstProperty('categories')?.getValues()).toEqual(['Partnerstadtbesuch', 'Für die Presse'])
  expect(event.getFirstProperty('dtstart')?.getFirstParameter('tzid')).toBe('Europe/Berlin')
})

test.each<[VisitStatus, string, string, string, string]>([
  ['planned', '1', 'TENTATIVE', 'TENTATIVE', 'Reise'],
  ['confirmed', '2', 'CONFIRMED', 'BUSY', 'Reise'],
  ['completed', '3', 'CONFIRMED', 'BUSY', 'Reise'],
  ['cancelled', '2', 'CANCELLED', 'FREE', 'Abgesagt: Reise'],
  ['void', '2', 'CANCELLED', 'FREE', 'Ungültig: Reise'],
])('a visit that is %s has SEQUENCE %s and STATUS %s', (status, sequence, shownStatus, busy, title) => {
  const event = eventOf(visitThatIs(status, visitBody({ occasion: { de: 'Reise' } })))
  const names = ['sequence', 'status', 'x-microsoft-cdo-busystatus', 'transp', 'summary']
  const transparency = busy === 'FREE' ? 'TRANSPARENT' : 'OPAQUE'
  expect(names.map((name) => valueOf(event, name))).toEqual([
    sequence,
    shownStatus,
    busy,
    transparency,
    title,
  ])
})

test('the UID stays when all other fields change', () => {
  const uids = (['planned', 'cancelled', 'void'] as const).map((status) =>
    valueOf(eventOf(visitThatIs(status)), 'uid'),
  )
  expect(new Set(uids).size).toBe(1)
})

describe('the dates of a visit', () => {
  test.each([
    ['a day', { start: '2024-06-19' }, ['2024-06-19', '2024-06-20', 'OPAQUE']],
    ['days', { start: '2024-02-28', end: '2024-02-29' }, ['2024-02-28', '2024-03-01', 'OPAQUE']],
    ['the last day of all', { start: '9999-12-31' }, ['9999-12-31', '10000-01-01', 'OPAQUE']],
    [
      'a day and the month of its end',
      { start: '2024-06-19', end: '2024-06' },
      ['2024-06-19', '2024-06-20', 'OPAQUE'],
    ],
  ])('are whole days if it is known by %s', (_what, when, expected) => {
    expect(shown(wholeDays(when))).toEqual(expected)
  })

  test.each(['1913', '2024-06', '192X', '1985-04-XX', '1989-11-17?', '1989-11-17~'])(
    'that name no day, such as %s, have no event',
    (start) => {
      expect(eventsOf(read(written({ visits: [{ ...recordedVisit(), start, end: undefined }] })))).toEqual([])
    },
  )

  test.each([
    ['some hours', { end: '2026-11-17T12:30' }, '2026-11-17T12:30:00'],
    ['hours of several days', { end: '2026-11-19T09:00' }, '2026-11-19T09:00:00'],
    ['an hour to a later day', { end: '2026-11-18' }, '2026-11-19T00:00:00'],
    ['a start alone, for an hour', { end: undefined }, '2026-11-17T11:00:00'],
  ])('are local times if it is known by %s', (_what, when, end) => {
    const event = eventOf(recordedVisit(visitBody({ start: '2026-11-17T10:00', ...when })))
    expect(shown(event)).toEqual(['2026-11-17T10:00:00', end, 'OPAQUE'])
  })

  test('use the time zone of the visit, else of the office', () => {
    const visit = recordedVisit(visitBody({ timeZone: 'Asia/Tokyo' }))
    const { timeZone: _, ...ofTheOffice } = recordedVisit()
    const calendar = read(written({ visits: [visit, ofTheOffice] }))
    const zones = eventsOf(calendar).map((event) =>
      event.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
    )
    expect(zones).toEqual(['Asia/Tokyo', 'Europe/Berlin'])
    expect(calendar.getAllSubcomponents('vtimezone').map((zone) => valueOf(zone, 'tzid'))).toEqual(zones)
    const instants = eventsOf(calendar).map((event) =>
      new ICAL.Event(event).startDate.toJSDate().toISOString(),
    )
    expect(instants).toEqual(['2026-11-17T01:00:00.000Z', '2026-11-17T09:00:00.000Z'])
  })

  test.each(['UTC', 'Etc/UTC', 'Zulu'])('are in UTC without TZID for the zone %s', (timeZone) => {
    const text = written({ visits: [recordedVisit(visitBody({ timeZone }))] })
    expect(text).toContain('DTSTART:20261117T100000Z')
    expect(text).not.toMatch(/VTIMEZONE|TZID/)
  })

  test('have no VTIMEZONE without times', () => {
    expect(written({ visits: [recordedVisit(archiveVisitBody())] })).not.toContain('VTIMEZONE')
  })
})

describe('the description', () => {
  const description = (fields: object, language = 'en') =>
    valueOf(
      eventOf(recordedVisit(archiveVisitBody({ start: '2024-06-19', ...fields })), language),
      'description',
    )

  test('is absent if there is nothing to describe', () => {
    expect(description({})).toBeUndefined()
  })

  test('has the people and the outcome', () => {
    const guests = [
      guest,
      { office: 'King of Norway' },
      { name: 'Choir', kind: 'group', organisation: 'Oslo' },
    ]
    expect(description({ guests, outcome: { de: 'Beschluss', en: 'An agreement,\nsigned' } })).toBe(
      [
        'Guests:',
        'Ekrem İmamoğlu, Bürgermeister von Istanbul, Stadtverwaltung Istanbul',
        'King of Norway',
        'Choir, Oslo',
        '',
        'Outcome:',
        'An agreement,',
        'signed',
      ].join('\n'),
    )
  })

  test('has the programme with days, times and venues', () => {
    const programme = [
      { on: '2024-06-19', time: '10:00', what: 'Reception', where: 'Rotes Rathaus' },
      { time: '12:00', what: 'Lunch' },
    ]
    expect(description({ programme })).toBe(
      'Programme:\n2024-06-19 10:00 Reception, Rotes Rathaus\n12:00 Lunch',
    )
  })

  test.each([
    [{ start: '2024-06-19', end: '2024-06-21?' }, 'Date as recorded: 2024-06-19 – 2024-06-21?'],
    [{ start: '2024-06-19T10:00' }, 'Date as recorded: 2024-06-19 10:00'],
    [{ start: '2024-06-19', end: '2024-06-20T12:00' }, 'Date as recorded: 2024-06-19 – 2024-06-20 12:00'],
  ])('has the recorded dates if the calendar shows others: %j', (when, expected) => {
    expect(description(when)).toBe(expected)
  })
})

test('a calendar has no statements, notes, reasons and sources', () => {
  const said = (text: string, status: string) => ({
    speaker: `${text} speaker`,
    text,
    language: 'en',
    status,
  })
  const visit = visitThatIs(
    'cancelled',
    visitBody({
      statements: [said('SECRET draft', 'draft'), said('SECRET approved', 'approved')],
      notes: 'SECRET note',
      sources: [{ url: 'https://secret.example/' }],
      externalId: 'SECRET id',
    }),
  )
  expect(written({ visits: [{ ...visit, statusReason: 'SECRET reason' }] })).not.toMatch(/secret/i)
})

test.each([
  ['public', 'PUBLIC', ['State visit']],
  ['press', undefined, ['State visit', 'For the press']],
  ['internal', undefined, ['State visit', 'Internal']],
])('a visit that is %s has no CLASS that hides its title', (visibility, expected, categories) => {
  const event = eventOf(recordedVisit(archiveVisitBody({ visibility, start: '1963-06-26' })), 'en')
  expect(valueOf(event, 'class')).toBe(expected)
  expect(event.getFirstProperty('categories')?.getValues()).toEqual(categories)
})

test.each([
  ['the very language', 'pt-BR', { pt: 'Visita (pt)', 'pt-BR': 'Visita (BR)', en: 'Visit' }, 'Visita (BR)'],
  ['its main form', 'pt-BR', { pt: 'Visita', en: 'Visit' }, 'Visita'],
  ['English', 'tr', { de: 'Besuch', en: 'Visit' }, 'Visit'],
  ['German', 'tr', { zh: '访问', de: 'Besuch' }, 'Besuch'],
  ['whatever there is', 'tr', { zh: '访问' }, '访问'],
])('the title is chosen for the language %s', (_which, language, occasion, expected) => {
  expect(valueOf(eventOf(recordedVisit(visitBody({ occasion })), language), 'summary')).toBe(expected)
})

test('without an occasion the title is the kind, in German or English', () => {
  const visit = recordedVisit(archiveVisitBody({ kind: 'ambassadors-reception', start: '1963-06-26' }))
  const titles = ['de', 'de-AT', 'en', 'tr'].map((language) => valueOf(eventOf(visit, language), 'summary'))
  expect(titles).toEqual([
    'Botschafterempfang',
    'Botschafterempfang',
    "Ambassadors' reception",
    "Ambassadors' reception",
  ])
})

test.each([
  ['de', 'Richtfest'],
  ['en', 'Topping-out ceremony'],
])(
  'a visit of another kind is called by its words in %s, in the title and the categories',
  (language, words) => {
    const kindInWords = { de: 'Richtfest', en: 'Topping-out ceremony' }
    const event = eventOf(
      recordedVisit(archiveVisitBody({ kind: 'other', kindInWords, start: '1963-06-26' })),
      language,
    )
    expect(valueOf(event, 'summary')).toBe(words)
    expect(event.getFirstProperty('categories')?.getValues()[0]).toBe(words)
  },
)

test('the same visits give the same text', () => {
  const visits = [recordedVisit(), recordedVisit(archiveVisitBody())]
  expect(linesOf(written({ visits }))).toEqual(linesOf(written({ visits })))
})
