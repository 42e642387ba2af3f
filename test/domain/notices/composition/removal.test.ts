import { anniversary } from '../../../../contract/anniversaries/schemas'
import { entry } from '../../../../contract/books/schemas'
import { noticeKind, noticeLanguage, type Fact } from '../../../../contract/notices/schemas'
import { parse } from '../../../../contract/parse'
import { partnership } from '../../../../contract/partnerships/schemas'
import { visit } from '../../../../contract/visits/schemas'
import { compose, type ComposedNotice } from '../../../../domain/notices/composition/compose'
import type { VisitRecord } from '../../../../domain/notices/record'
import { fullRecord, otherRecord } from './full-record'
import { leavesOf, thingsOf, valueAt, withThing, withValue } from './record-paths'
import { berlinRecords, istanbulRecord, options, plainText } from './records'

/** The traces that a sentence has when the value of a fact is missing and its words were kept. */
const EMPTY_PHRASES = [
  /null|undefined|NaN|\[object/,
  / {2}|\.\.| [,.;:!?]|,,|,\.|;\.|:\.|\(\)|„“|“”/,
  /\b(?:am|im|vom|von|bis|mit|und|um|seit|der|in|on|at|from|to|by|and|with|since)[.,:;]/,
  /(?:^|\n)– *(?:\n|$)/,
  /[:,](?:\n(?!–)|\n?$)/,
  /\n{3}|\s$/,
]

const emptyPhrasesIn = (composition: ComposedNotice): string[] => {
  const text = plainText(composition).replace('teilt mit:', 'teilt mit')
  return EMPTY_PHRASES.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

const SCHEMAS = {
  visits: visit,
  partnerships: partnership,
  anniversaries: anniversary,
  books: entry,
} as const

/** The thing as the contract understands it, with its defaults; `undefined` if it lacks something. */
function understoodThing(subject: string, thing: object): object | undefined {
  const parsed = parse(SCHEMAS[subject.split('/')[0] as keyof typeof SCHEMAS], thing)
  return 'value' in parsed ? parsed.value : undefined
}

/** The pointer and those above it: a name, its person, the list of people. */
const pointersUpFrom = (pointer: string): string[] => {
  const steps = pointer.split('/').slice(1)
  return steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`)
}

type Place = Pick<Fact, 'subject' | 'pointer'>

/** The record without one value; `undefined` if there is none, or if the thing needs it. */
function withoutOne(record: VisitRecord, { subject, pointer }: Place): VisitRecord | undefined {
  const thing = thingsOf(record).get(subject)
  if (!thing || valueAt(thing, pointer) === undefined) return undefined
  const rest = understoodThing(subject, withValue(thing, pointer))
  return rest && withThing(record, subject, rest)
}

const PERSON = /^\/(?:guests|hosts|signers)\/\d+/

/** The places of the same field of somebody with the same name: a signer is a guest too. */
function sameField(record: VisitRecord, { subject, pointer }: Place): Place[] {
  const person = PERSON.exec(pointer)?.[0]
  if (person === undefined) return []
  const field = pointer.slice(person.length)
  const name = valueAt(thingsOf(record).get(subject), `${person}/name`)
  const people = [...thingsOf(record)].flatMap(([each, thing]) =>
    ['guests', 'hosts', 'signers'].flatMap((list) =>
      leavesOf(valueAt(thing, `/${list}`))
        .filter((leaf) => leaf.endsWith('/name') && valueAt(thing, `/${list}${leaf}`) === name)
        .map((leaf) => ({ subject: each, pointer: `/${list}${leaf.slice(0, -'/name'.length)}${field}` })),
    ),
  )
  return people.filter((each) => each.subject !== subject || each.pointer !== pointer)
}

const without = (record: VisitRecord, place: Place): VisitRecord | undefined => {
  const less = withoutOne(record, place)
  return less && sameField(record, place).reduce((before, each) => withoutOne(before, each) ?? before, less)
}

function removalsOf(record: VisitRecord, { blocks }: ComposedNotice): [string, VisitRecord][] {
  const facts = blocks.flatMap((block) => block.facts)
  const places = new Map(
    facts.flatMap(({ subject, pointer }) =>
      pointersUpFrom(pointer).map((each) => [`${subject} ${each}`, { subject, pointer: each }] as const),
    ),
  )
  return [...places].flatMap(([name, place]) => {
    const less = without(record, place)
    return less ? [[name, less] as [string, VisitRecord]] : []
  })
}

const EVERY = noticeKind.options.flatMap((kind) =>
  noticeLanguage.options.map((language) => options({ kind, language, today: '2026-01-10' })),
)

/**
 * Values in whose absence others stand: the office for a name, another language, the usual kind, and the place of the signing
 * for the venue. An organisation that the office names, and a place that is the venue, are not stated.
 */
const OTHERS_STAND =
  /\/(?:name|kind|partnerKind|organisation|place|venues(?:\/0)?|(?:city|occasion|motto|name|offers)\/..)$/

describe('a record without one of its values', () => {
  test.each([
    ['the Istanbul case', istanbulRecord],
    ['a record with every field', fullRecord],
    ['another record with every field', otherRecord],
  ])('gives no empty phrase: %s', (_name, makeRecord) => {
    const record = makeRecord()
    for (const each of EVERY) {
      const whole = compose(record, each)
      expect(emptyPhrasesIn(whole)).toEqual([])
      for (const [place, less] of removalsOf(record, whole))
        expect([place, emptyPhrasesIn(compose(less, each))]).toEqual([place, []])
    }
  })

  test.each(noticeLanguage.options)('gives a shorter notice: the Istanbul case, %s', (language) => {
    const record = istanbulRecord()
    const whole = compose(record, options({ language }))
    const removals = removalsOf(record, whole).filter(([place]) => !OTHERS_STAND.test(place))
    const length = plainText(whole).length
    const longer = removals.filter(
      ([, less]) => plainText(compose(less, options({ language }))).length >= length,
    )
    expect(longer.map(([place]) => place)).toEqual([])
    expect(removals).toHaveLength(29)
  })

  test("gives no empty phrase: all visits of Berlin's archive", async () => {
    for (const [id, record] of await berlinRecords())
      for (const language of noticeLanguage.options) {
        const each = options({ language, today: '2026-01-10' })
        const whole = compose(record, each)
        expect([id, emptyPhrasesIn(whole)]).toEqual([id, []])
        for (const [place, less] of removalsOf(record, whole))
          expect([id, place, emptyPhrasesIn(compose(less, each))]).toEqual([id, place, []])
      }
  })
})

describe('a visit of which only the kind and the date are known', () => {
  const { visit: known } = istanbulRecord({
    visit: { origin: 'archive', start: '1971', partnershipId: undefined },
  })
  const { occasion: _, anniversary: _anniversary, ...rest } = known
  const bare: VisitRecord = {
    visit: { ...rest, hosts: [], guests: [], venues: [], statements: [], programme: [] },
    entries: [],
  }

  test.each(noticeKind.options)('has a headline and a lead: %s', (kind) => {
    const { headline, blocks } = compose(bare, options({ kind }))
    expect(headline).toMatch(/Partnerstadtbesuch im Jahr 1971$/)
    expect(blocks.map(({ text }) => text)).toEqual([
      'Das Presse- und Informationsamt des Landes Berlin teilt mit: Im Jahr 1971 fand ein Partnerstadtbesuch statt.',
    ])
  })
})
