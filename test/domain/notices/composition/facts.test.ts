import { block, noticeKind, noticeLanguage } from '../../../../contract/notices/schemas'
import { compose, type ComposedNotice } from '../../../../domain/notices/composition/compose'
import type { ComposeOptions, VisitRecord } from '../../../../domain/notices/record'
import { understood } from '../../shared/builders'
import { fullRecord, otherRecord } from './full-record'
import { leavesOf, otherValue, thingsOf, valueAt, withThing, withValue } from './record-paths'
import { berlinRecords, istanbulRecord, options } from './records'

const PAST = { today: '2026-01-10' }

const EVERY = noticeKind.options.flatMap((kind) =>
  noticeLanguage.options.map((language) => options({ kind, language, ...PAST })),
)

const NAMED: readonly (readonly [string, () => VisitRecord])[] = [
  ['the Istanbul case', istanbulRecord],
  ['a record with every field', fullRecord],
  ['another record with every field', otherRecord],
]

const wordsOf = ({ headline, blocks }: ComposedNotice): string =>
  JSON.stringify([headline, blocks.map(({ facts: _, ...words }) => words)])

const factsOf = ({ blocks }: ComposedNotice): Set<string> =>
  new Set(blocks.flatMap(({ facts }) => facts.map(({ subject, pointer }) => `${subject} ${pointer}`)))

/** The names and the version of a thing, which the subject and the sequence of each fact tell. A draft is nothing to state. */
const IDENTITY = /^\/(?:id|number|version)$/

/** What is wrong: changed words without a fact, and facts whose change leaves the words. */
function faultsOf(record: VisitRecord, each: ComposeOptions): string[] {
  const before = compose(record, each)
  const facts = factsOf(before)
  return [...thingsOf(record)].flatMap(([subject, thing]) =>
    leavesOf(thing)
      .filter((pointer) => !IDENTITY.test(pointer) && valueAt(thing, pointer) !== 'draft')
      .flatMap((pointer) => {
        const changed = withValue(thing, pointer, otherValue(valueAt(thing, pointer), pointer))
        const isStated = facts.has(`${subject} ${pointer}`)
        const hasChanged = wordsOf(compose(withThing(record, subject, changed), each)) !== wordsOf(before)
        if (isStated === hasChanged) return []
        return [
          `${subject} ${pointer} ${isStated ? 'is a fact, but states nothing' : 'is stated without a fact'}`,
        ]
      }),
  )
}

describe('the facts of a notice', () => {
  test.each(NAMED)('are the values whose change changes the words: %s', (_name, record) => {
    for (const each of EVERY)
      expect([each.kind, each.language, faultsOf(record(), each)]).toEqual([each.kind, each.language, []])
  })

  test("are the values whose change changes the words: all visits of Berlin's archive", async () => {
    const records = await berlinRecords()
    expect(records.size).toBe(17)
    for (const [id, record] of records)
      for (const language of noticeLanguage.options)
        expect([id, language, faultsOf(record, options({ language, ...PAST }))]).toEqual([id, language, []])
  })

  test('name the version of their thing', () => {
    const { visit, partnership, ...rest } = istanbulRecord()
    if (!partnership) throw new Error('has no partnership')
    const record = { ...rest, visit: { ...visit, version: 7 }, partnership: { ...partnership, version: 3 } }
    const facts = compose(record, options()).blocks.flatMap((each) => each.facts)
    const sequences = new Set(facts.map(({ subject, sequence }) => `${subject} ${sequence}`))
    expect(sequences).toEqual(
      new Set([`visits/${visit.id} 7`, 'partnerships/istanbul 3', 'books/golden-book/entries/1 1']),
    )
  })

  test('of the lead include those of the headline', () => {
    const visit = {
      guests: [{ name: 'Ana Souza', office: 'Ministerin', officeClass: 'minister', country: 'BR' }],
    }
    const [lead] = compose(istanbulRecord({ visit }), options()).blocks
    expect(lead?.facts.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/guests/0/name', '/occasion/de', '/direction']),
    )
  })

  test('tell when an item of the programme turns internal', () => {
    const record = istanbulRecord()
    const item = { subject: `visits/${record.visit.id}`, sequence: 1, pointer: '/programme/0/visibility' }
    expect(compose(record, options()).blocks[0]?.facts).toContainEqual(item)
  })

  test.each(NAMED)('are valid blocks of the contract: %s', (_name, record) => {
    for (const each of EVERY)
      for (const composed of compose(record(), each).blocks)
        expect(understood(block, composed)).toEqual(composed)
  })
})
