/** The content lines of iCalendar (RFC 5545, 3.1): escaped, folded, and no more of them than were meant. */

/** A property's name, with its parameters, and its value as it stands in the line. */
export type Property = readonly [name: string, value: string]

const LINE_BREAKS = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g
const LONE_SURROGATES = /\p{Cs}/gu

/**
 * Text as a value (RFC 5545, 3.3.11). Whatever any program may take for the end of a line becomes `\n`; other control
 * characters, which no line may hold, are left out.
 */
export const textValue = (text: string): string =>
  text
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(LINE_BREAKS, String.raw`\n`)
    .replace(CONTROLS, '')

/** Text of one line as a value: its line breaks are spaces. */
export const lineValue = (text: string): string => textValue(text.replace(LINE_BREAKS, ' '))

/** A component of properties, or of other components' lines, one property a line and not yet folded. */
export const component = (
  name: string,
  ...parts: readonly (readonly Property[] | readonly string[])[]
): string[] => [
  `BEGIN:${name}`,
  ...parts.flatMap((part) => part.map((each) => (typeof each === 'string' ? each : `${each[0]}:${each[1]}`))),
  `END:${name}`,
]

/** The lines as they are sent: folded, each ended by CR LF. */
export const contentOf = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join('')

const MAX_OCTETS = 75
/** No UTF-16 unit takes more octets of UTF-8. */
const MAX_UNIT = 3

/** A line cut so that no part is longer than 75 octets and no character is cut through. */
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
