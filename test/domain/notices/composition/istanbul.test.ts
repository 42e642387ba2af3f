/** The notice on the Istanbul case, as a press officer reads it. */
import { compose } from '../../../../domain/notices/composition/compose'
import { istanbulRecord, options, plainText } from './records'

const GERMAN = `Ekrem İmamoğlu zu Gast: 35 Jahre Städtepartnerschaft Berlin-Istanbul

Das Presse- und Informationsamt des Landes Berlin teilt mit: Zu einem Partnerstadtbesuch war im Juni 2024 Ekrem İmamoğlu, Bürgermeister von Istanbul, zu Gast. Es empfing Kai Wegner, Regierender Bürgermeister von Berlin. Ort: Rotes Rathaus. Anlass: 35 Jahre Städtepartnerschaft Berlin-Istanbul.
Programm:
– Gespräch
– Eintrag in das Goldene Buch

Ekrem İmamoğlu hat sich im Juni 2024 in das Goldene Buch eingetragen.

Protokoll des Landes Berlin: „Seit 35 Jahren sind „Städte der Freiheit“ einander verbunden. Das Goldene Buch hält es fest!“

Hintergrund
Die Städtepartnerschaft mit Istanbul wurde am 17. November 1989 gegründet. Das Motto lautet „Städte der Freiheit“. Mit dem Besuch wurden 35 Jahre Städtepartnerschaft gefeiert.

Gemeinsame Programme
– Kulturaustauschprogramm: Stipendien für mehrmonatige Residenzen in Berlin oder Istanbul. Zuständig: Senatsverwaltung für Kultur und Gesellschaftlichen Zusammenhalt.
– Kooperation der Smart City Units. Zuständig: Smart City Unit Berlin; Smart City Unit Istanbul.
– Fachaustausch Integration und Migration. Zuständig: Senatsverwaltung für Arbeit, Soziales, Gleichstellung, Integration, Vielfalt und Antidiskriminierung, Abteilung Integration und Migration; Stadtverwaltung Istanbul, Abteilung Migration.`

const ENGLISH = `Visit by Ekrem İmamoğlu: 35 years of the Berlin-Istanbul partnership

The Press and Information Office of the State of Berlin announces: Ekrem İmamoğlu, Bürgermeister von Istanbul, came on a partner city visit in June 2024. The host was Kai Wegner, Regierender Bürgermeister von Berlin. Venue: Rotes Rathaus. Occasion: 35 years of the Berlin-Istanbul partnership.
Programme:
– Gespräch
– Eintrag in das Goldene Buch

Ekrem İmamoğlu signed the Golden Book in June 2024.

Protokoll des Landes Berlin: “Seit 35 Jahren sind „Städte der Freiheit“ einander verbunden. Das Goldene Buch hält es fest!”

Background
The city partnership with Istanbul was founded on 17 November 1989. Its motto is “Cities of freedom”. The visit celebrated 35 years of the city partnership.

Joint programmes
– Cultural exchange programme: Scholarships for residencies of several months in Berlin or Istanbul. Responsible: Senatsverwaltung für Kultur und Gesellschaftlichen Zusammenhalt.
– Cooperation of the Smart City units. Responsible: Smart City Unit Berlin; Smart City Unit Istanbul.
– Expert exchange on integration and migration. Responsible: Senatsverwaltung für Arbeit, Soziales, Gleichstellung, Integration, Vielfalt und Antidiskriminierung, Abteilung Integration und Migration; Stadtverwaltung Istanbul, Abteilung Migration.`

test.each([
  ['de', GERMAN],
  ['en', ENGLISH],
] as const)('the whole notice: %s', (language, expected) => {
  expect(plainText(compose(istanbulRecord(), options({ language })))).toBe(expected)
})

test('has its parts in order, with headings and the languages of quotations', () => {
  const quotation = {
    speaker: 'Ekrem İmamoğlu',
    text: 'Teşekkür ederim.',
    language: 'tr',
    status: 'approved',
  }
  const { blocks } = compose(
    istanbulRecord({ visit: { statements: [quotation], outcome: { de: 'Ein Memorandum.' } } }),
    options(),
  )
  expect(blocks.map(({ part, heading, language }) => [part, heading, language])).toEqual([
    ['lead', undefined, undefined],
    ['signing', undefined, undefined],
    ['quotation', undefined, 'tr'],
    ['outcome', 'Ergebnis', undefined],
    ['background', 'Hintergrund', undefined],
    ['programmes', 'Gemeinsame Programme', undefined],
  ])
})

test('the statement of somebody on the visit has the office, where no lead names it', () => {
  const quotation = { speaker: 'Kai Wegner', text: 'Willkommen.', language: 'de', status: 'approved' }
  const record = istanbulRecord({ visit: { statements: [quotation] } })
  expect(plainText(compose(record, options({ kind: 'statement' })))).toBe(
    `Im Wortlaut: Kai Wegner – 35 Jahre Städtepartnerschaft Berlin-Istanbul

Das Presse- und Informationsamt des Landes Berlin teilt mit: Zu einem Partnerstadtbesuch im Juni 2024 liegt diese Erklärung im Wortlaut vor. Anlass: 35 Jahre Städtepartnerschaft Berlin-Istanbul.

Kai Wegner, Regierender Bürgermeister von Berlin: „Willkommen.“`,
  )
})

test('an invitation has the appointment, and neither signings nor quotations', () => {
  const visit = {
    start: '2026-11-17T10:00',
    end: '2026-11-17T12:00',
    appointment: { kind: 'word-and-photo', accreditationUntil: '2026-11-16T12:00' },
  }
  const invitation = compose(istanbulRecord({ visit }), options({ kind: 'invitation', today: '2026-11-01' }))
  expect(invitation.headline).toBe(
    'Terminhinweis: Ekrem İmamoğlu zu Gast – 35 Jahre Städtepartnerschaft Berlin-Istanbul',
  )
  expect(invitation.blocks.map(({ part }) => part)).toEqual([
    'lead',
    'appointment',
    'background',
    'programmes',
  ])
  expect(invitation.blocks.slice(0, 2).map(({ text }) => text)).toEqual([
    `Das Presse- und Informationsamt des Landes Berlin teilt mit: Zu einem Partnerstadtbesuch wird am 17. November 2026 von 10 bis 12 Uhr Ekrem İmamoğlu, Bürgermeister von Istanbul, zu Gast sein. Es empfängt Kai Wegner, Regierender Bürgermeister von Berlin. Ort: Rotes Rathaus. Anlass: 35 Jahre Städtepartnerschaft Berlin-Istanbul.
Programm:
– Gespräch
– Eintrag in das Goldene Buch`,
    'Für die Presse ist ein Wort- und Bildtermin vorgesehen. Eine Akkreditierung ist bis zum 16. November 2026 um 12 Uhr möglich.',
  ])
})

test('a thing that belongs to another visit or partnership is left out', () => {
  const record = istanbulRecord()
  const { visit, entries } = record
  const moved = {
    ...record,
    visit: { ...visit, partnershipId: 'paris' },
    entries: entries.map((entry) =>
      Object.assign(entry, { visitId: '0199aaaa-0000-7000-8000-000000000009' }),
    ),
  }
  expect(compose(moved, options()).blocks.map(({ part }) => part)).toEqual(['lead', 'quotation'])
})
