/** The end of an import, told to the person who ran it. Ids and places only: names stay in the files. */
import type { Imported, Kind, SourceLocation, Refused, Remark } from './archive'

const PLURALS: Readonly<Record<Kind, string>> = {
  partnership: 'partnerships',
  visit: 'visits',
  signing: 'signings',
}

/** How what went through is called: an import has recorded it, a rehearsal would record it. */
export type Done = 'Recorded' | 'Would be recorded'

/** The report's lines: the counts, what was recorded and found, and everything that needs a person. */
export function reportOf(imported: Imported, done: Done): string[] {
  const { recorded, found, refused, remarks, stopped } = imported
  return [
    ...section(`${done}: ${counted(recorded)}`, idsOf(recorded)),
    ...(found.length > 0 ? section(`Already there, left as it is: ${counted(found)}`, idsOf(found)) : []),
    ...(refused.length > 0 ? section(`Refused: ${refused.length}`, refused.flatMap(refusalLines)) : []),
    ...(remarks.length > 0 ? section(`To know: ${remarks.length}`, remarks.map(remarkLine)) : []),
    ...(stopped === undefined
      ? []
      : section('Not finished', [stopped, 'Run it again: nothing is recorded twice.'])),
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

const MANY = 100

/** The ids of each file, of very many only the first. */
function idsOf(places: readonly SourceLocation[]): string[] {
  const files = [...new Set(places.map(({ file }) => file))]
  return files.flatMap((file) => {
    const ids = places.filter((place) => place.file === file).map(({ id }) => id ?? '')
    const more = ids.length > MANY ? ` and ${ids.length - MANY} more` : ''
    return wrapped(`${file}:`, `${ids.slice(0, MANY).join(' ')}${more}`)
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
  ...faults.map(({ pointer, message }) => `    ${pointer || 'as a whole'}  ${message}`),
]

const remarkLine = ({ place, pointer, message }: Remark): string =>
  `${locationText(place)}: ${pointer}  ${message}`
