/**
 * The report of an import, for the terminal of the archivist. It has ids, places and fields; values, which may name people,
 * are in the differences and in the remarks alone.
 */
import type { Differing, ImportResult, ItemFault, Kind, SourceLocation, Refused } from '../archive'
import { remarkLines } from './remark-lines'
import { fieldText, idLines, locationText } from './report-text'
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
    ...optional(`Remarks: ${remarks.length}`, remarkLines(remarks)),
    ...optional('Volumes', volumeLines(imported.volumes, settings)),
    ...(stopped === undefined ? [] : section('Not finished', [stopped, continuation(settings)])),
  ]
}

/** What to do after an import that stopped. The last items may be recorded although their answers did not arrive. */
const continuation = ({ isDryRun }: ReportSettings): string =>
  isDryRun
    ? 'A dry run changes nothing. Run the same command again.'
    : 'What is recorded stays. Run the same command again: it continues, and records nothing twice.'

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

const idsOf = (places: readonly SourceLocation[]): string[] => idLines(places, MAX_IDS)

const differenceLines = ({ place, history, differences }: Differing): string[] => [
  `${locationText(place)}${history === undefined ? '' : `: ${history}`}`,
  ...differences.map(faultLine),
]

const refusalLines = ({ place, title, detail, faults }: Refused): string[] => [
  `${locationText(place)}: ${title}. ${detail}`,
  ...faults.map(faultLine),
]

const faultLine = (fault: ItemFault): string => `    ${fieldText(fault)}  ${fault.message}`
