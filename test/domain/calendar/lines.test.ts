import * as fc from 'fast-check'
import { component, contentOf, lineValue, textValue } from '../../../domain/calendar/lines'

test.each([
  ['a comma, a semicolon and a backslash', String.raw`a,b;c\d`, String.raw`a\,b\;c\\d`],
  ['what looks like an escape', String.raw`\n\,`, String.raw`\\n\\\,`],
  ['a colon and quotes, which need none', 'a:"b"', 'a:"b"'],
])('escapes %s', (_what, text, value) => {
  expect(textValue(text)).toBe(value)
})

test.each(['\n', '\r', '\r\n', '\v', '\f', '\x85', '\u2028', '\u2029'])(
  'turns line breaks into \\n, and into spaces in one-line values: %j',
  (end) => {
    expect(textValue(`a${end}b`)).toBe(String.raw`a\nb`)
    expect(lineValue(`a${end}b`)).toBe('a b')
  },
)

test('removes control characters except the tab', () => {
  expect(textValue('a\0b\x08c\x1bd\x7fe\x9ff\tg')).toBe('abcdef\tg')
})

test('replaces lone surrogates', () => {
  expect(textValue('a\ud83db\udc00')).toBe('a\ufffdb\ufffd')
  expect(textValue('🗼')).toBe('🗼')
  expect(textValue('\ud83d\0\uddfc')).toBe('\ufffd\ufffd')
})

test('a component has BEGIN, properties, inner components and END', () => {
  expect(component('A', [['B', '1']], component('C', [['D', '2']]))).toEqual([
    'BEGIN:A',
    'B:1',
    'BEGIN:C',
    'D:2',
    'END:C',
    'END:A',
  ])
})

test('folds lines longer than 75 octets between characters', () => {
  expect(contentOf(['x'.repeat(75)])).toBe(`${'x'.repeat(75)}\r\n`)
  expect(contentOf(['x'.repeat(76)])).toBe(`${'x'.repeat(75)}\r\n x\r\n`)
  expect(contentOf([`${'x'.repeat(72)}🗼`])).toBe(`${'x'.repeat(72)}\r\n 🗼\r\n`)
  expect(contentOf(['x'.repeat(150)])).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`)
})

test('folded lines of any text have at most 75 octets, are valid UTF-8 and unfold to the text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 })), (texts) => {
      const lines = texts.map((text) => `X:${textValue(text)}`)
      const sent = Buffer.from(contentOf(lines))
      const parts = splitAtLineEnds(sent)
      expect(Math.max(0, ...parts.map((part) => part.length))).toBeLessThanOrEqual(75)
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      const read = parts.map((part) => decoder.decode(part))
      expect(read.join('\r\n').replaceAll('\r\n ', '').split('\r\n').filter(Boolean)).toEqual(lines)
    }),
  )
})

function splitAtLineEnds(sent: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let start = 0
  for (let end = sent.indexOf('\r\n'); end >= 0; end = sent.indexOf('\r\n', start)) {
    parts.push(sent.subarray(start, end))
    start = end + 2
  }
  expect(start).toBe(sent.length)
  return parts
}
