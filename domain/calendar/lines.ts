/** The content lines of iCalendar (RFC 5545, 3.1), escaped so that no text adds lines, and folded. */

/** The name of a property with its parameters, and its escaped value. */
export type Property = readonly [name: string, value: string]

const LINE_BREAKS = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g
const LONE_SURROGATES = /\p{Cs}/gu

/**
 * Escapes a text (RFC 5545, 3.3.11). Every line break that a program may recognize becomes `\n`; other control characters
 * are removed.
 */
export const textValue = (text: string): string =>
  text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(LINE_BREAKS, String.raw`\n`)
    .replace(CONTROLS, '')

/** Escapes a text of one line: its line breaks become spaces. */
export const lineValue = (text: string): string => textValue(text.replace(LINE_BREAKS, ' '))

/** The lines of a component, from its properties and the lines of inner components. Not yet folded. */
export const component = (
  name: string,
  ...parts: readonly (readonly Property[] | readonly string[])[]
): string[] => [
  `BEGIN:${name}`,
  ...parts.flatMap((part) => part.map((each) => (typeof each === 'string' ? each : `${each[0]}:${each[1]}`))),
  `END:${name}`,
]

/** The text of the lines: folded, each ended by CR LF. */
export const contentOf = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join('')

const MAX_OCTETS = 75
/** The most octets of UTF-8 for one UTF-16 unit. */
const MAX_UNIT = 3

/** Folds a line into parts of at most 75 octets, without splitting a character. */
function folded(line: string): string {
  if (line.length * MAX_UNIT <= MAX_OCTETS) return line
  const parts: string[] = []
  let start = 0
  let octets = 0
  for (let at = 0; at < line.length;) {
    const codePoint = line.codePointAt(at) ?? 0
    const size = octetsOf(codePoint)
    if (octets + size > MAX_OCTETS) {
      parts.push(line.slice(start, at))
      start = at
      octets = 1
    }
    octets += size
    at += codePoint < 0x10000 ? 1 : 2
  }
  return [...parts, line.slice(start)].join('\r\n ')
}

const octetsOf = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
