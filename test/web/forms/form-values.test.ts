import * as fc from 'fast-check'
import { mergePatch as applyMergePatch } from '../../../domain/shared/merge-patch'
import { slugOf as slugOfRegistry } from '../../../domain/people/folded-key'
import { fromLocalizedInput, mainTextOf, toLocalizedInput } from '../../../web/forms/localized-input'
import { mergePatch } from '../../../web/forms/merge-patch'
import { slugOf } from '../../../web/slug'

describe('a merge patch between two records', () => {
  test('has only what differs; what is gone is null', () => {
    const before = {
      city: { de: 'Kiew', en: 'Kyiv' },
      notes: 'a',
      country: 'UA',
      agreements: [{ kind: 'x' }],
    }
    const after = { city: { de: 'Kyjiw', uk: 'Київ' }, country: 'UA', agreements: [{ kind: 'y' }] }
    expect(mergePatch(before, after)).toEqual({
      city: { de: 'Kyjiw', en: null, uk: 'Київ' },
      notes: null,
      agreements: [{ kind: 'y' }],
    })
  })

  test('makes the one of the other, and is empty for equal ones', () => {
    // RFC 7396 cannot say an empty object or a null inside one.
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()))
    const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value)
    const record = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.oneof(value, fields))
    fc.assert(
      fc.property(record, record, (before, after) => {
        expect(applyMergePatch(before, mergePatch(before, after))).toEqual(after)
        expect(mergePatch(after, after)).toEqual({})
      }),
    )
  })
})

describe('a text in several languages', () => {
  test('keeps every language, German and English first', () => {
    const city = { tr: 'İstanbul', en: 'Istanbul' }
    const rows = toLocalizedInput(city)
    expect(rows.map(({ tag }) => tag)).toEqual(['de', 'en', 'tr'])
    expect(fromLocalizedInput(rows)).toEqual(city)
  })

  test('is none without a text, or without the language of the text', () => {
    expect(
      fromLocalizedInput([
        { tag: 'de', text: ' ' },
        { tag: '', text: 'x' },
      ]),
    ).toBeUndefined()
  })

  test('is named by its English text, else by its first', () => {
    expect(mainTextOf(toLocalizedInput({ de: 'Prag', en: 'Prague' }))).toBe('Prague')
    expect(mainTextOf(toLocalizedInput({ de: 'Prag' }))).toBe('Prag')
    expect(mainTextOf(toLocalizedInput())).toBe('')
  })
})

test.each(['Kulturaustausch', 'Straße & Łódź', ' İstanbul 2030 ', 'Жовтень', '東京', 'Ærø', '…', 'हिन्दी'])(
  'the id of %j is the one that the registry would make',
  (name) => {
    expect(slugOf(name)).toBe(slugOfRegistry(name) ?? '')
  },
)
