import { parse } from '../../../contract/parse'
import { line, text, webAddress } from '../../../contract/values/values'
import { invisibleIn } from '../../../contract/values/visible'

/** Every code point, the halves of surrogate pairs left out. */
const points = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) => point < 0xd800 || point > 0xdfff,
)
const matching = (pattern: RegExp) => points.filter((point) => pattern.test(String.fromCodePoint(point)))
const named = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`

const JOINING = /^(?:\u200c|\u200d|\p{Variation_Selector})$/u

test.each([
  ['turns text round (Bidi_Control)', /^\p{Bidi_Control}$/u],
  ['is ignorable (Default_Ignorable_Code_Point)', /^\p{Default_Ignorable_Code_Point}$/u],
  ['is of private use', /^\p{Co}$/u],
  ['is a noncharacter', /^\p{Noncharacter_Code_Point}$/u],
  [
    'is a blank of Braille, a filler of Hangul or stands for what is lost',
    /^[\u2800\u115f\u1160\u3164\uffa0\ufff9-\ufffd]$/u,
  ],
  ['is a tag', /^[\u{e0000}-\u{e007f}]$/u],
])('whatever %s is refused, everywhere', (_what, pattern) => {
  const all = matching(pattern).filter((point) => !JOINING.test(String.fromCodePoint(point)))
  expect(all.filter((point) => invisibleIn(`\u0645${String.fromCodePoint(point)}`) !== named(point))).toEqual(
    [],
  )
})

test('refuses no letter, mark, digit, sign or space of any script', () => {
  const seen = matching(/^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u)
  const refused = seen.filter((point) => invisibleIn(String.fromCodePoint(point)) !== undefined)
  const ignorable = /^[\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd]$/u
  expect(refused.filter((point) => !ignorable.test(String.fromCodePoint(point)))).toEqual([])
})

test.each([
  ['Persian with a non-joiner', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
  ['a Persian number with one', '\u06f2\u06f0\u200c\u0633\u0627\u0644\u0647'],
  ['Arabic', '\u0645\u062d\u0645\u062f \u0628\u0646 \u0633\u0644\u0645\u0627\u0646'],
  ['Arabic with vowels', '\u0645\u064f\u062d\u064e\u0645\u064e\u0651\u062f'],
  ['Hebrew with points', '\u05d9\u05b0\u05e8\u05d5\u05bc\u05e9\u05b8\u05c1\u05dc\u05b7\u05d9\u05b4\u05dd'],
  ['Hindi with a joiner', '\u0915\u094d\u200d\u0937'],
  ['Sinhala', '\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf'],
  ['Malayalam', '\u0d28\u0d4d\u200d'],
  ['Bengali', '\u09b0\u200d\u09cd\u09af'],
  ['Korean', '\ubc15\uadfc\ud61c'],
  ['Korean of single letters', '\u1112\u1161\u11ab'],
  ['Japanese with a variation selector', '\u845b\u{e0100}\u57ce\u5e02'],
  ['Japanese with a standardized one', '\u795e\ufe00\u6238'],
  ['Mongolian', '\u182e\u1823\u1829\u182d\u1823\u182f\u180b'],
  ['Vietnamese', 'Nguy\u1ec5n V\u0103n \u0110\u1ee9c'],
  ['Vietnamese, decomposed', 'Nguye\u0302\u0303n'],
  ['Turkish, Polish, Czech', '\u0130mamo\u011flu \u0141\u00f3d\u017a Zden\u011bk H\u0159ib'],
  ['an okina', 'O\u02bbzbekiston'],
  ['a woman in a fire brigade', '\u{1f469}\u200d\u{1f692}'],
  ['the same with a tone of skin', '\u{1f469}\u{1f3fd}\u200d\u{1f692}'],
  ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'],
  ['a rainbow flag', '\u{1f3f3}\ufe0f\u200d\u{1f308}'],
  ['a heart on fire', '\u2764\ufe0f\u200d\u{1f525}'],
  ['a keycap', '1\ufe0f\u20e3 #\ufe0f\u20e3 *\ufe0f\u20e3'],
  ['the flag of Germany', '\u{1f1e9}\u{1f1ea}'],
  ['a registered sign as text', '\u00ae\ufe0e'],
])('keeps %s', (_what, value) => {
  expect(parse(line(), value)).toEqual({ value: value.normalize('NFC') })
  expect(parse(text(), `${value}\n${value}`)).toEqual({ value: `${value}\n${value}`.normalize('NFC') })
})

test.each([
  ['a joiner amid Latin letters', 'Ad\u200da', 'U+200D'],
  ['a non-joiner amid Latin letters', 'Ad\u200ca', 'U+200C'],
  ['a joiner amid Cyrillic letters', '\u0430\u200d\u0431', 'U+200D'],
  ['a joiner after an accent that NFC puts into its letter', 'Ade\u0301\u200da', 'U+200D'],
  ['a joiner at the beginning', '\u200d\u0645', 'U+200D'],
  ['a joiner after a space', '\u0645 \u200c\u0645', 'U+200C'],
  ['two joiners', '\u0645\u200c\u200c\u0645', 'U+200C'],
  ['a variation selector after a Latin letter', 'A\ufe0f', 'U+FE0F'],
  ['two variation selectors', '\u2764\ufe0f\ufe0f', 'U+FE0F'],
  ['data in variation selectors', '\u{1f600}\u{e0100}\u{e0101}', 'U+E0101'],
  ['an override', 'a\u202etxt.exe', 'U+202E'],
  ['an isolate', '\u2066a\u2069', 'U+2066'],
  ['a left-to-right mark', '\u05d0\u200e', 'U+200E'],
  ['a soft hyphen', 'B\u00fcrger\u00admeister', 'U+00AD'],
  ['a zero-width space', 'a\u200bb', 'U+200B'],
  ['a word joiner', 'a\u2060b', 'U+2060'],
  ['a byte order mark', '\ufeffa', 'U+FEFF'],
  ['a Braille blank', 'Ada \u2800', 'U+2800'],
  ['a Hangul filler', '\u3164', 'U+3164'],
  ['a character of private use', 'Apple \uf8ff', 'U+F8FF'],
  ['one of another plane', 'a\u{10fffd}', 'U+10FFFD'],
  ['a noncharacter', 'a\u{1ffff}', 'U+1FFFF'],
  ['tags', '\u{1f3f4}\u{e0067}\u{e007f}', 'U+E0067'],
  ['what stands for lost bytes', 'M\ufffdnchen', 'U+FFFD'],
])('refuses %s by name', (_what, value, name) => {
  const faults = [{ pointer: '', message: `must not contain the invisible character ${name}` }]
  expect(parse(line(), value)).toEqual({ faults })
  expect(parse(text(), value)).toEqual({ faults })
})

test('refuses invisible characters in web addresses', () => {
  expect(parse(webAddress, 'https://berlin.de/\u202egnp.exe')).toEqual({
    faults: [{ pointer: '', message: 'must not contain the invisible character U+202E' }],
  })
  expect(parse(webAddress, 'https://\u0645\u06cc\u200c\u062e.example/')).toHaveProperty('value')
})

test('accepts every accepted text again as it was stored', () => {
  const value = 'x\u0323\u0307\u200d'
  const once = parse(line(), value)
  expect('value' in once ? parse(line(), once.value) : once).toEqual(once)
})

test('checks a long text in linear time', () => {
  expect(invisibleIn('\u0645\u200c'.repeat(100_000))).toBeUndefined()
  expect(invisibleIn(`${'\u0301'.repeat(100_000)}\u200b`)).toBe('U+200B')
})
