/** Texts that want to be more than text, and what of them a calendar may show. */
import * as fc from 'fast-check'

const ODD = [
  '\r\n',
  '\n',
  '\r',
  '\r\nBEGIN:VEVENT',
  '\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged',
  '\nATTENDEE:mailto:a@example.org',
  '\r\n X',
  '\u0085DTSTART:19700101',
  '\u2028URL:https://example.org',
  '\u2029',
  '\v',
  '\f',
  '\0',
  '\x1b[2J',
  '\t',
  ' ',
  '\\',
  '\\n',
  '\\N',
  '\\,',
  ',',
  ';',
  ':',
  '"',
  '=HYPERLINK("x")',
  '；，：＼',
  '\u202Etxet\u202C',
  '\u2066isolated\u2069',
  '\u200B',
  '\uFEFF',
  '👩‍👩‍👧‍👦',
  '🗼',
  'e\u0301\u0302',
  'İmamoğlu',
  'Łódź',
  '北京市市长',
  'محمد',
  'नई दिल्ली',
  '\ud83d',
  '\udc00',
]
const LONG = ['x'.repeat(300), 'ü'.repeat(300), '東'.repeat(300), '🗼'.repeat(150)]

const part = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
)

/** Never empty, and often with several reasons to go wrong. */
export const oddText = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `a${parts.join('')}`)

const ENDS = new Set(['\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029'])

/** What a reader should find of a text, looked at character by character: `lineBreak` for each end of a line. */
export const shownText = (text: string, lineBreak = '\n'): string =>
  Array.from(text.replaceAll('\r\n', '\n'), (letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (ENDS.has(letter)) return lineBreak
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0)
    return isControl && letter !== '\t' ? '' : letter
  }).join('')
