import * as fc from 'fast-check'
import { plainTextOf, wrapped } from '../../../../domain/notices/forms/plain-text'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const charactersIn = (text: string): number => [...segmenter.segment(text)].length

const MARKS = ['é', 'e\u0301', 'Z\u0351\u036b\u0343', 'क्ष', '👩‍👩‍👧', '🏳️‍🌈', '🇹🇷', 'ğ', '漢', 'ا', '\u00a0', '-']
const word = fc.array(fc.constantFrom(...MARKS, ...'abcdefgh'.split('')), { minLength: 1, maxLength: 90 })
const words = fc.array(
  word.map((characters) => characters.join('')),
  { maxLength: 40 },
)

test('lines have at most 72 characters, and only a word that is longer stands on a line of its own', () => {
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '  '), (text, space) => {
      const lines = wrapped(text.join(space))
      const tooLong = lines.filter((line) => charactersIn(line) > 72)
      expect(tooLong.filter((line) => line.includes(' '))).toEqual([])
      expect(lines.flatMap((line) => line.split(' '))).toEqual(text)
    }),
    { numRuns: 2_000, seed: 72 },
  )
})

test('a line is filled up to 72 characters before it is broken', () => {
  const ascii = fc.array(fc.string({ unit: fc.constantFrom('a', 'ğ', '𝓑'), minLength: 1, maxLength: 80 }))
  fc.assert(
    fc.property(ascii, (text) => {
      const lines = wrapped(text.join(' '))
      const wasEarly = lines
        .slice(1)
        .filter(
          (line, at) => Array.from(lines[at]!).length + 1 + Array.from(line.split(' ')[0]!).length <= 72,
        )
      expect(wasEarly).toEqual([])
    }),
    { numRuns: 1_000, seed: 73 },
  )
})

test('counts a letter with its marks as one character', () => {
  expect(wrapped(`${'e\u0301'.repeat(35)} ${'e\u0301'.repeat(36)}`)).toHaveLength(1)
  expect(wrapped(`${'e\u0301'.repeat(36)} ${'e\u0301'.repeat(36)}`)).toHaveLength(2)
})

test('does not break at a no-break space', () => {
  const date = `17.\u00a0${'November'.repeat(8)}\u00a02026`
  expect(wrapped(`am ${date}`)).toEqual(['am', date])
})

test('keeps the lines of a block and separates its paragraphs by one blank line', () => {
  const notice = {
    ...ISTANBUL.en,
    blocks: [
      { heading: 'Heading', text: ' one  two\r\nthree\n \n\n\nfour\rfive\u2028six\u2029seven\u00a0\n' },
      { text: 'eight' },
    ],
  }
  expect(plainTextOf(notice, OPTIONS)).toContain(
    '\n\nHeading\none two\nthree\n\nfour\nfive\nsix\n\nseven\n\neight\n\nPress contact\n',
  )
})

test('a notice without contacts and correction has neither heading, and ends with one line break', () => {
  const text = plainTextOf({ ...ISTANBUL.de, contacts: [], correction: undefined }, OPTIONS)
  expect(text).not.toMatch(/Pressekontakt|Korrektur|korrigiert/)
  expect(text).toMatch(/[^\n]\n$/)
})

test.each([
  ['2026-11-17T10:30:00.000Z', 'Europe/Berlin', '17. November 2026, 11:30 Uhr', '17 November 2026, 11:30'],
  ['2026-06-30T22:05:00.000Z', 'Europe/Berlin', '1. Juli 2026, 00:05 Uhr', '1 July 2026, 00:05'],
  ['2026-12-31T23:59:59.999Z', 'Asia/Tokyo', '1. Januar 2027, 08:59 Uhr', '1 January 2027, 08:59'],
  ['2026-03-01T03:00:00.000Z', 'America/New_York', '28. Februar 2026, 22:00 Uhr', '28 February 2026, 22:00'],
])('%s in %s is %s', (issuedAt, officeZone, german, english) => {
  const options = { ...OPTIONS, officeZone }
  expect(plainTextOf({ ...ISTANBUL.de, issuedAt }, options)).toContain(german)
  expect(plainTextOf({ ...ISTANBUL.en, issuedAt }, options)).toContain(english)
})
