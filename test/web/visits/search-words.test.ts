import type { Visit } from '../../../contract/visits/schemas'
import { hasWords } from '../../../web/pages/visits/search-words'

const visit: Visit = {
  id: '01900000-0000-7000-8000-000000000000',
  origin: 'live',
  direction: 'incoming',
  kind: 'working-visit',
  start: '2024-06-19',
  venues: ['Schloß Bellevue'],
  occasion: { de: '35 Jahre Städtepartnerschaft', en: '35 years of partnership' },
  guests: [{ kind: 'person', name: 'Ekrem İmamoğlu', office: 'Bürgermeister' }],
  hosts: [],
  programme: [{ what: 'Gespräch', where: 'Amtszimmer' }],
  statements: [],
  sources: [],
  visibility: 'internal',
  status: 'planned',
  version: 1,
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-01T00:00:00.000Z',
}

test.each(['imamoglu', 'İMAMOĞLU', 'burgermeister ekrem', 'schloss', 'years', 'amtszimmer'])(
  'finds %s',
  (words) => {
    expect(hasWords(visit, words)).toBe(true)
  },
)

test('requires every word', () => {
  expect(hasWords(visit, 'ekrem paris')).toBe(false)
})
