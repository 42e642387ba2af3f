import { liveVisit } from '../../../contract/visits/schemas'
import { mergePatch, patched } from '../../../domain/shared/merge-patch'
import { pointersOf, recordedVisit, refusalOf } from './builders'

// The cases of RFC 7396, appendix A. They are in a field `it`, since a thing is always an object.
const CASES: readonly (readonly [original: string, patch: string, result: string])[] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
]
const json = (text: string): object => JSON.parse(text) as object

describe('a merge patch', () => {
  test.each(CASES)('of %s with %s gives %s', (original, patch, result) => {
    expect(mergePatch({ it: json(original) }, { it: json(patch) })).toEqual({ it: json(result) })
  })

  test('removes fields by null', () => {
    expect(mergePatch({ it: json('{"a":"foo"}') }, { it: null })).toEqual({})
  })

  test('does not change the target', () => {
    const target = { a: { b: 1 } }
    mergePatch(target, { a: { b: 2, c: 3 } })
    expect(target).toEqual({ a: { b: 1 } })
  })

  test('does not reach prototypes', () => {
    const merged = mergePatch(
      {},
      json('{"__proto__":{"tall":true},"constructor":{"prototype":{"tall":true}}}'),
    )
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    expect(Reflect.get({}, 'tall')).toBeUndefined()
    expect(Object.keys(merged)).toEqual(['__proto__', 'constructor'])
  })
})

describe('a thing that is patched', () => {
  const visit = recordedVisit()

  test('keeps its id, its status and its stamps', () => {
    const after = patched(liveVisit, visit, { notes: 'Bring the book.' })
    expect(after).toEqual({ ...visit, notes: 'Bring the book.' })
  })

  test('gets the default of a removed field', () => {
    expect(patched(liveVisit, visit, { visibility: null, programme: null })).toMatchObject({
      visibility: 'internal',
      programme: [],
    })
  })

  test('is rejected with every fault of the result', () => {
    const patch = {
      start: null,
      occasion: { de: null, en: null },
      guests: [{ name: 'X' }],
      version: 7,
      id: 'x',
    }
    expect(pointersOf(refusalOf(() => patched(liveVisit, visit, patch))).toSorted()).toEqual([
      '/guests/0/office',
      '/guests/0/officeClass',
      '/id',
      '/occasion',
      '/start',
      '/version',
    ])
  })
})
