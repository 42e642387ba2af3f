/** The report of an import, for the terminal. It has ids and places only: names of people stay in the files. */
import type { ImportResult, Kind, SourceLocation, Refused, Remark } from './archive'

const PLURALS: Readonly<Record<Kind, string>> = {
  partnership: 'partnerships',
  visit: 'visits',
  signing: 'signings',
}

/** The heading of the recorded items; the second one is that of a dry run. */
type Heading = 'Recorded' | 'Would be recorded'

/** The report's lines: recorded, found and refused items, and remarks. */
export function reportOf(imported: ImportResult, heading: Heading): string[] {
  const { recorded, found, refused, remarks, stopped } = imported
  return [
    ...section(`${heading}: ${counted(recorded)}`, idsOf(recorded)),
    ...(found.length > 0 ? section(`Already recorded, not changed: ${counted(found)}`, idsOf(found)) : []),
    ...(refused.length > 0 ? section(`Refused: ${refused.length}`, refused.flatMap(refusalLines)) : []),
    ...(remarks.length > 0 ? section(`Remarks: ${remarks.length}`, remarks.map(remarkLine)) : []),
    ...(stopped === undefined
      ? []
      : section('Not finished', [stopped, 'Run the import again: it records nothing twice.'])),
  ]
}

/** `19 partnerships, 17 visits, 25 signings`, or `nothing`. */
export function counted(places: readonly SourceLocation[]): string {
  const counts = Object.entries(PLURALS).map(([kind, plural]) => {
    const count = places.filter((place) => place.kind === kind).length
    return count === 0 ? '' : `${count} ${count === 1 ? kind : plural}`
  })
  return counts.filter((count) => count !== '').join(', ') || 'nothing'
}

const section = (title: string, lines: readonly string[]): string[] => [
  title,
  ...lines.map((line) => `  ${line}`),
  '',
]

const MAX_IDS = 100

/** The ids of each file, the first 100. */
function idsOf(places: readonly SourceLocation[]): string[] {
  const files = [...new Set(places.map(({ file }) => file))]
  return files.flatMap((file) => {
    const ids = places.filter((place) => place.file === file).map(({ id }) => id ?? '')
    const more = ids.length > MAX_IDS ? ` and ${ids.length - MAX_IDS} more` : ''
    return wrapped(`${file}:`, `${ids.slice(0, MAX_IDS).join(' ')}${more}`)
  })
}

const WIDTH = 80 - '  '.length

function wrapped(head: string, text: string): string[] {
  const lines = [head]
  for (const word of text.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > WIDTH) lines.push('   ')
    lines.push(`${lines.pop()} ${word}`)
  }
  return lines
}

const locationText = ({ file, kind, id }: SourceLocation): string =>
  id === undefined ? file : `${file}, ${kind === undefined ? id : `${kind} ${id}`}`

const refusalLines = ({ place, title, detail, faults }: Refused): string[] => [
  `${locationText(place)}: ${title}. ${detail}`,
  ...faults.map(({ pointer, message }) => `    ${pointer || 'the whole item'}  ${message}`),
]

const remarkLine = ({ place, pointer, message }: Remark): string =>
  `${locationText(place)}: ${pointer}  ${message}`
