import type { Visit } from '../../../contract/visits/schemas'
import { restated, staleFacts, statedSubjects } from '../../../domain/notices/facts'
import { recordedVisit } from '../shared/builders'
import { draftOf, factOf } from './builders'

const visit = recordedVisit()
const notice = draftOf(visit)
const compared = (now: Partial<Visit>, stated: Visit = visit) =>
  staleFacts(notice, () => ({ stated, now: { ...stated, ...now } }))
const pointersIn = (now: Partial<Visit>, stated?: Visit) =>
  compared(now, stated).map(({ pointer }) => pointer)

test('the stated subjects are distinct, the visit among them', () => {
  expect(statedSubjects(notice)).toEqual([`visits/${visit.id}`])
})

test('nothing is stale while the values are the same, whatever else has changed', () => {
  expect(compared({ notes: 'Other notes', version: 9, venues: [...visit.venues, 'Another'] })).toEqual([])
})

test('every stated value that differs or is gone is stale, with its value before and now', () => {
  expect(compared({ venues: ['Schloss Bellevue'] })).toEqual([
    { ...factOf(visit, '/venues/0'), before: visit.venues[0], now: 'Schloss Bellevue' },
  ])
  expect(compared({ venues: [] })).toEqual([{ ...factOf(visit, '/venues/0'), before: visit.venues[0] }])
})

test.each(['postponed', 'cancelled', 'void'] as const)(
  'a visit that is %s since makes its notices stale',
  (status) => {
    expect(pointersIn({ status })).toEqual(['/status'])
  },
)

test.each(['confirmed', 'completed'] as const)('a visit that is %s since does not', (status) => {
  expect(pointersIn({ status })).toEqual([])
})

test('a visit that fewer readers see since makes its notices stale; one that more readers see does not', () => {
  const press = { ...visit, visibility: 'press' as const }
  expect(pointersIn({ visibility: 'internal' }, press)).toEqual(['/visibility'])
  expect(pointersIn({ visibility: 'public' }, press)).toEqual([])
})

test('a visit that is called off makes a notice stale of which a person has written every word', () => {
  const blocks = [{ text: 'My own words.', facts: [] }]
  const stale = staleFacts({ ...notice, blocks }, () => ({
    stated: visit,
    now: { ...visit, status: 'void' },
  }))
  expect(stale).toEqual([
    { subject: `visits/${visit.id}`, sequence: 1, pointer: '/status', before: 'planned', now: 'void' },
  ])
})

test('a block that stays states its facts as they are now, those of a thing that is gone no longer', () => {
  const [lead] = notice.blocks
  const now = { ...visit, version: 7, venues: [] }
  expect(restated(lead!, () => now).facts).toEqual(lead?.facts?.map((fact) => ({ ...fact, sequence: 7 })))
  expect(restated(lead!, () => undefined).facts).toEqual([])
})
