import {
  changedFacts,
  statedFacts,
  valueAt,
  versionKey,
  type Thing,
} from '../../../web/pages/press-desk/stated-facts'

const VISIT = 'visits/1'
const fact = (pointer: string, sequence = 1) => ({ subject: VISIT, sequence, pointer })
const block = (...facts: readonly ReturnType<typeof fact>[]) => ({ text: 'Text', facts: [...facts] })

const first: Thing = { version: 1, start: '2026-11-17T10:00', guests: [{ name: 'Ada Gast' }] }
const second: Thing = { ...first, version: 2, start: '2026-11-18T10:00' }
const now = new Map([[VISIT, second]])
const before = new Map([[versionKey(fact('')), first]])

test('a fact of several blocks is listed once, with the value that the notice states and the one of now', () => {
  const notice = { blocks: [block(fact('/start'), fact('/guests/0/name')), block(fact('/start'))] }
  expect(statedFacts(notice, { now, before })).toMatchObject([
    { index: 0, blocks: [0, 1], before: first['start'], now: second['start'], isChanged: true },
    { index: 1, blocks: [0], before: 'Ada Gast', now: 'Ada Gast', isChanged: false },
  ])
})

test('a fact that the record has no longer is a change', () => {
  const facts = statedFacts(
    { blocks: [block(fact('/end'))] },
    { now, before: new Map([[versionKey(fact('')), { ...first, end: '2026' }]]) },
  )
  expect(facts).toMatchObject([{ before: '2026', now: undefined, isChanged: true }])
})

test('where the older version cannot be read, the fact counts as it is now', () => {
  const facts = statedFacts({ blocks: [block(fact('/start'))] }, { now, before: new Map() })
  expect(facts).toMatchObject([{ before: second['start'], isChanged: false }])
})

test('what the registry has marked as changed is not listed twice', () => {
  const facts = statedFacts({ blocks: [block(fact('/start'))] }, { now, before })
  const stale = [
    { ...fact('/start'), before: 'a', now: 'b' },
    { ...fact('/status'), before: 'confirmed', now: 'cancelled' },
  ]
  expect(changedFacts({ stale }, facts)).toEqual(stale)
  expect(changedFacts({}, facts)).toMatchObject([
    { pointer: '/start', before: first['start'], now: second['start'] },
  ])
})

test('a pointer leads to values of its own alone', () => {
  expect(valueAt({ 'a/b': { '~': 1 } }, '/a~1b/~0')).toBe(1)
  expect(valueAt({}, '/constructor/name')).toBeUndefined()
  expect(valueAt(undefined, '/a')).toBeUndefined()
})
