/**
 * The report of an import, for the terminal of the archivist. It has ids, places and fields; the values of fields, which may
 * name people, are in the section of the differences alone.
 */
import type { Differing, ImportResult, ItemFault, Kind, SourceLocation, Refused, Remark } from './archive'
import { volumeLines, type ReportSettings } from './volume-report'

const PLURALS: Readonly<Record<Kind, string>> = {
  partnership: 'partnerships',
  visit: 'visits',
  signing: 'signings',
}

/** The report's lines: recorded, unchanged, differing and refused items, remarks, and what is to do about volumes. */
export function reportOf(imported: ImportResult, settings: ReportSettings): string[] {
  const { recorded, unchanged, differing, refused, remarks, stopped } = imported
  const found = differing.map(({ place }) => place)
  const heading = settings.isDryRun ? 'Would be recorded' : 'Recorded'
  return [
    ...section(`${heading}: ${counted(recorded)}`, idsOf(recorded)),
    ...optional(`Already there, unchanged: ${counted(unchanged)}`, idsOf(unchanged)),
    ...optional(`Already there, differs: ${counted(found)}`, differing.flatMap(differenceLines)),
    ...optional(`Refused: ${refused.length}`, refused.flatMap(refusalLines)),
    ...optional(`Remarks: ${remarks.length}`, remarks.map(remarkLine)),
    ...optional('Volumes', volumeLines(imported.volumes, settings)),
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

const optional = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? section(title, lines) : []

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

const differenceLines = ({ place, history, differences }: Differing): string[] => [
  `${locationText(place)}${history === undefined ? '' : `: ${history}`}`,
  ...differences.map(faultLine),
]

const refusalLines = ({ place, title, detail, faults }: Refused): string[] => [
  `${locationText(place)}: ${title}. ${detail}`,
  ...faults.map(faultLine),
]

/** The field in the file, and the API's name of it where that is another. */
function faultLine({ pointer, apiPointer = pointer, message }: ItemFault): string {
  const inApi = apiPointer === pointer ? '' : ` (in the registry ${apiPointer || 'the whole record'})`
  return `    ${pointer || 'the whole item'}${inApi}  ${message}`
}

const remarkLine = ({ place, pointer, message }: Remark): string =>
  `${locationText(place)}: ${pointer}  ${message}`
