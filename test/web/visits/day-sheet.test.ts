import type { Visit } from '../../../contract/visits/schemas'
import { daySheetFor } from '../../../web/pages/visits/day-sheet'

const SECRET = 'secret'

const visit: Visit = {
  id: '01900000-0000-7000-8000-000000000000',
  origin: 'live',
  externalId: SECRET,
  direction: 'incoming',
  kind: 'other',
  kindInWords: { de: 'Richtfest' },
  start: '2026-11-17T10:00',
  venues: ['Rotes Rathaus'],
  occasion: { de: '37 Jahre Städtepartnerschaft' },
  guests: [{ kind: 'person', name: 'Ekrem İmamoğlu', office: 'Bürgermeister von Istanbul' }],
  hosts: [{ kind: 'person', name: 'Kai Wegner', office: 'Regierender Bürgermeister' }],
  programme: [
    { time: '10:00', what: 'Begrüßung' },
    { time: '10:05', what: SECRET, visibility: 'internal' },
    { time: '10:15', what: 'Fototermin', visibility: 'press' },
  ],
  statements: [
    { speaker: 'Kai Wegner', text: 'Willkommen', language: 'de', status: 'approved' },
    { speaker: 'Kai Wegner', text: SECRET, language: 'de', status: 'draft' },
  ],
  appointment: { kind: 'photo', accreditationUntil: '2026-11-16' },
  contacts: [{ name: SECRET, telephone: '+49 30 0' }],
  notes: SECRET,
  sources: [],
  visibility: 'press',
  status: 'cancelled',
  statusReason: SECRET,
  version: 4,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  createdBy: SECRET,
  updatedBy: SECRET,
}

test('gives the press the programme, its appointment, the people and the approved statements, and nothing internal', () => {
  const sheet = daySheetFor('press', visit)
  expect(JSON.stringify(sheet)).not.toContain(SECRET)
  expect(sheet).toMatchObject({
    programme: [{ what: 'Begrüßung' }, { what: 'Fototermin' }],
    statements: [{ text: 'Willkommen' }],
    appointment: visit.appointment,
    guests: visit.guests,
    hosts: visit.hosts,
    kindInWords: visit.kindInWords,
    venues: visit.venues,
  })
  expect(sheet).not.toHaveProperty('contacts')
  expect(sheet).not.toHaveProperty('notes')
})

test('gives the press no sheet of an internal visit', () => {
  expect(daySheetFor('press', { ...visit, visibility: 'internal' })).toBeUndefined()
})

test('gives the office everything, of an internal visit too', () => {
  const internal: Visit = { ...visit, visibility: 'internal' }
  expect(daySheetFor('office', internal)).toEqual(internal)
})
