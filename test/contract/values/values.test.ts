import { timeZone } from '../../../contract/values/dates'
import { country, language, line, localizedText, slug, text, uuid } from '../../../contract/values/values'
import { faultsOf, understood } from '../../domain/shared/builders'

describe('a line of text', () => {
  test.each(['a', 'Ekrem İmamoğlu', '習近平', 'محمد', '👑', 'x'.repeat(300)])('may be %j', (value) => {
    expect(faultsOf(line(), value)).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['only spaces', ' \u00a0\u3000'],
    ['nothing visible', '\u200b\u2060\ufeff'],
    ['a line break', 'a\nb'],
    ['a line separator', 'a\u2028b'],
    ['a tab', 'a\tb'],
    ['a control character', 'a\u0000b'],
    ['a C1 control character', 'a\u0085b'],
    ['half a letter', 'a\ud83d'],
    ['the other half', '\udc51a'],
    ['301 characters', 'x'.repeat(301)],
    ['31 marks on one letter', `a${'\u0301'.repeat(31)}`],
    ['a number', 5],
    ['null', null],
  ])('is not %s', (_what, value) => {
    expect(faultsOf(line(), value)).toHaveLength(1)
  })

  test('is kept in NFC, and bounded in it', () => {
    expect(understood(line(3), 'e\u0301'.repeat(3))).toBe('ééé')
    expect(understood(line(), ' signed as it was ')).toBe(' signed as it was ')
  })

  test('is not made of compatible letters', () => {
    expect(understood(line(), 'ﬁ Ａ ℌ')).toBe('ﬁ Ａ ℌ')
  })
})

describe('a text', () => {
  test.each(['a\nb', 'a\r\nb', '\n\na', 'x'.repeat(5000)])('may be %j', (value) =>
    expect(faultsOf(text(), value)).toEqual([]),
  )

  test.each(['', '\n', ' \r\n', 'a\tb', 'a\u001bb', 'a\u007f', 'a\ud800', 'x'.repeat(5001)])(
    'is not %j',
    (value) => expect(faultsOf(text(), value)).toHaveLength(1),
  )
})

describe('a time zone', () => {
  test.each([
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
    'America/Port-au-Prince',
    'UTC',
  ])('may be %s', (value) => expect(faultsOf(timeZone, value)).toEqual([]))

  test.each(['', '+02:00', 'Mars/Base', 'Europe', 'Europe/', '/Europe', 'Europe//Berlin', 'x'.repeat(500)])(
    'is not %j',
    (value) => expect(faultsOf(timeZone, value)).toHaveLength(1),
  )
})

describe('a language', () => {
  test.each(['de', 'tr', 'gsw', 'zh-Hant', 'pt-BR', 'sr-Latn-RS', 'es-419'])('may be %s', (value) =>
    expect(faultsOf(language, value)).toEqual([]),
  )
  test.each(['', 'D', 'DE', 'deutsch', 'de_DE', 'de-', 'zh-hant', '__proto__'])('is not %j', (value) =>
    expect(faultsOf(language, value)).toHaveLength(1),
  )
})

describe('a localized text', () => {
  test('keeps every language', () => {
    const texts = { de: 'Jubiläum', 'zh-Hant': '週年', tr: 'Yıl dönümü' }
    expect(understood(localizedText, texts)).toEqual(texts)
  })

  test.each([
    [{}, ': must have the text in 1 to 20 languages'],
    [{ DE: 'x' }, '/DE: must be a BCP 47 language tag such as de or zh-Hant'],
    [{ de: '' }, '/de: must be visible text without control characters other than line breaks'],
    [{ de: null }, '/de: must be text'],
    [[], ': must be an object'],
    ['Jubiläum', ': must be an object'],
  ])('is not %j', (value, fault) => expect(faultsOf(localizedText, value)).toEqual([fault]))
})

describe('a readable id', () => {
  test.each([
    'istanbul',
    'ekrem-imamoglu',
    '1-fc-union',
    '習近平',
    '𠮷野家',
    'محمد-بن',
    'नरेन्द्र-मोदी',
    'łódź',
  ])('may be %s', (value) => expect(faultsOf(slug, value)).toEqual([]))

  test.each([
    '',
    '-a',
    'a-',
    'a--b',
    'Istanbul',
    'a b',
    'a/b',
    'a#b',
    'a.b',
    '..',
    'a_b',
    'a%20b',
    'a\ud842',
    '👑',
    'x'.repeat(101),
    `a${'\u0301'.repeat(31)}`,
  ])('is not %j', (value) => expect(faultsOf(slug, value)).toHaveLength(1))

  test('is the same however its letters were typed', () => {
    expect(understood(slug, 'go\u0308teborg')).toBe('göteborg')
  })
})

test('a UUID is in lower case and whole', () => {
  expect(faultsOf(uuid, '0199aaaa-0000-7000-8000-000000000001')).toEqual([])
  expect(faultsOf(uuid, '0199AAAA-0000-7000-8000-000000000001')).toHaveLength(1)
  expect(faultsOf(uuid, '0199aaaa-0000-7000-8000-00000000001')).toHaveLength(1)
})

test('a country is on the list, in upper case', () => {
  expect(faultsOf(country, 'TR')).toEqual([])
  for (const value of ['tr', 'XX', 'UK', 'TUR', 'EU', '', 'constructor'])
    expect(faultsOf(country, value)).toHaveLength(1)
})
