/** What an import says about the volumes of books. */
import type { VolumeResult } from '../archive'

/** How a report is worded. */
export interface ReportSettings {
  readonly isDryRun: boolean
  /** The files and options that import the same again, for the commands that the report suggests. */
  readonly command: readonly string[]
  /** The registry's address. */
  readonly url: string
}

/** Lines for each book whose volume in use was stated, or must be. */
export const volumeLines = (volumes: readonly VolumeResult[], settings: ReportSettings): string[] =>
  volumes.flatMap((result) => linesOf(result, settings))

function linesOf(result: VolumeResult, settings: ReportSettings): string[] {
  if (result.state === 'opened') return openedLines(result, settings)
  if (result.state === 'unstated') return unstatedLines(result, settings)
  const { book, volume, differences } = result
  const remark = differences.length === 0 ? '' : `: ${differences.join('; ')}`
  return [`${book}: volume ${volume} is open already${remark}.`]
}

function openedLines(
  { book, volume, capacity, nextPage, assumed }: VolumeResult & { state: 'opened' },
  { isDryRun }: ReportSettings,
): string[] {
  const verb = isDryRun ? 'would be opened' : 'is open now'
  return [
    `${book}: volume ${volume} ${verb}: ${capacity} pages, the next signing is on page ${nextPage}.`,
    ...(assumed.length > 0 ? [`    Not stated, and therefore assumed: ${assumed.join(' and ')}.`] : []),
  ]
}

/** The page and the command that open the volume in use; the command is for the archive's highest volume. */
function unstatedLines(
  { book, open, highest }: VolumeResult & { state: 'unstated' },
  { command, url }: ReportSettings,
): string[] {
  const option = `--volume-in-use ${book}=${highest},capacity=PAGES,next-page=PAGE`
  return [
    `${book}: the archive has entries up to volume ${highest}, but volume ${open} is open: the next signing goes into volume ${open}.`,
    `    Open the volume in use before that. If it is volume ${highest}, with its number of pages and its next free page:`,
    `      npm run import -- ${command.map(quoted).join(' ')} ${option}`,
    `    Or open it on the page ${url.replace(/\/+$/, '')}/books/${encodeURIComponent(book)}, or state it in the file:`,
    `      "volumesInUse": [{ "book": "${book}", "volume": ${highest}, "capacity": PAGES, "nextPage": PAGE }]`,
  ]
}

/** An argument as a shell takes it. */
const quoted = (argument: string): string =>
  /^[\w./:@+=,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
