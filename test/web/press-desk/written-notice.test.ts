import { statedFacts } from '../../../web/pages/press-desk/stated-facts'
import { writtenNotice } from '../../../web/pages/press-desk/written-notice'

const fact = (pointer: string) => ({ subject: 'visits/1', sequence: 1, pointer })
const VISIT = { version: 1, status: 'confirmed', start: '2026-11-17T10:00', guests: [{ name: 'Ada Gast' }] }

const blocks = [
  { text: 'Am 17. November kommt Ada Gast.', facts: ['/start', '/guests/0/name', '/status'].map(fact) },
  { heading: 'Ada Gast', text: 'Um 10 Uhr.', facts: ['/guests/0/name', '/start'].map(fact) },
]
const facts = statedFacts({ blocks }, { now: new Map([['visits/1', VISIT]]), before: new Map() })

test('a fact that a block depends on without writing it belongs to the whole block', () => {
  const notice = writtenNotice({ blocks, language: 'de' }, facts)
  expect(notice.written).toEqual(new Set([0, 1]))
  expect(notice.blocks.map(({ unwritten }) => unwritten)).toEqual([[2], []])
})

test('the heading of a block states facts as well as its text', () => {
  const [, second] = writtenNotice({ blocks, language: 'de' }, facts).blocks
  expect(second?.heading).toEqual([{ text: 'Ada Gast', facts: [1] }])
  expect(second?.text).toEqual([
    { text: 'Um ', facts: [] },
    { text: '10 Uhr', facts: [0] },
    { text: '.', facts: [] },
  ])
})
