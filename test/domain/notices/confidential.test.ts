import type { Block } from '../../../contract/notices/schemas'
import { requireOpenWords } from '../../../domain/notices/confidential'
import { visitSubject } from '../../../domain/visits/visit'
import { pointersOf, recordedVisit, refusalOf, visitBody } from '../shared/builders'
import { factOf } from './builders'

const visit = recordedVisit(
  visitBody({
    notes: 'Ankunft durch den Hof',
    contacts: [{ name: 'Karla Kontakt', telephone: '+49 30 1234567' }],
    statements: [
      { speaker: 'Kai Wegner', text: 'Noch nicht freigegeben.', language: 'de' },
      { speaker: 'Kai Wegner', text: 'Willkommen in Berlin.', language: 'de', status: 'approved' },
    ],
    programme: [{ what: 'Gespräch' }, { what: 'Vertrauliches Vorgespräch', visibility: 'internal' }],
    visibility: 'internal',
  }),
)
const subject = visitSubject(visit.id)
const check = (blocks: readonly Partial<Block>[], headline = 'Istanbul in Berlin') =>
  requireOpenWords(
    { headline, blocks: blocks.map((each) => ({ text: 'Text', facts: [], ...each })) },
    [subject],
    (of) => (of === subject ? visit : undefined),
  )
const fact = (pointer: string) => factOf(visit, pointer)

test.each(['/start', '/guests/0/name', '/statements/1/text', '/programme/0/what', '/occasion/de'])(
  'the fact %s may be stated, whatever the visibility of the visit',
  (pointer) => {
    expect(() => check([{ facts: [fact(pointer)] }])).not.toThrow()
  },
)

test.each([
  '/notes',
  '/contacts/0/name',
  '/contacts/0/telephone',
  '/createdBy',
  '/statements/0/text',
  '/statements/0/speaker',
  '/programme/1/what',
])('the fact %s is confidential', (pointer) => {
  const refusal = refusalOf(() => check([{}, { facts: [fact(pointer)] }]))
  expect(refusal.code).toBe('confidential')
  expect(pointersOf(refusal)).toEqual(['/blocks/1/facts/0'])
})

test.each([
  'Die Ankunft durch den Hof ist um zehn.',
  'ANKUNFT  DURCH\nDEN HOF',
  'Telefon: +49 30 1234567.',
  '„Noch nicht freigegeben.“',
  'Davor: Vertrauliches Vorgespräch.',
])('the words of an office field or a draft are found: %s', (text) => {
  expect(pointersOf(refusalOf(() => check([{}, { text }])))).toEqual(['/blocks/1'])
  expect(pointersOf(refusalOf(() => check([], text.replace('\n', ' '))))).toEqual(['/headline'])
})

test('words that the record has openly too may stand', () => {
  const open = { ...visit, notes: 'Rotes Rathaus' }
  expect(() =>
    requireOpenWords({ headline: 'Im Rotes Rathaus', blocks: [] }, [subject], () => open),
  ).not.toThrow()
})

test.each([
  [{ subject: 'people/ekrem-imamoglu', sequence: 1, pointer: '/name' }, '/blocks/0/facts/0/subject'],
  [{ subject: 'visits/nothing', sequence: 1, pointer: '/start' }, '/blocks/0/facts/0/subject'],
  [{ subject, sequence: 99, pointer: '/start' }, '/blocks/0/facts/0/sequence'],
  [{ subject, sequence: 1, pointer: '/statements' }, '/blocks/0/facts/0/pointer'],
])('a fact that no thing has is refused: %j', (wrong, pointer) => {
  const refusal = refusalOf(() => check([{ facts: [wrong] }]))
  expect(refusal.code).toBe('invalid')
  expect(pointersOf(refusal)).toEqual([pointer])
})
