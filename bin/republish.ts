/** `npm run republish`: publishes the changes of a time range again. */
import { parse } from '../contract/parse'
import { typePatterns, type TypePattern } from '../contract/subscriptions/schemas'
import { openBus } from '../lambdas/aws/bus'
import { readDayChanges } from '../lambdas/table/day-changes'
import { openTable } from '../lambdas/table/table'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { counted, report } from '../operations/redrive-result'
import { progressOn } from '../cli/progress'
import { republish, type Republished } from '../operations/republish'
import { openStage, STAGE_HELP, STAGE_OPTIONS, type Stage } from '../operations/stage'
import { timeRangeOf, type TimeRange } from '../operations/time-range'

const HELP = `npm run republish -- --from DAY --to DAY [options]

Publishes the changes of a time range on the event bus again, unchanged, in their order and with the same ids. All rules of
the bus receive them again; a webhook subscription receives only those that it has no delivery of. Ctrl-C stops the
command, which prints where to continue. Exits with status 1 when something is left, and lists it.

  --from, --to     days in UTC (2026-11-01) or instants in UTC (2026-11-01T10:00:00Z), both included
  --types TYPES    only these types, separated by commas, as in subscriptions: visit.*,book-entry.signed
${STAGE_HELP}
  --help`

/** The most keys that `BatchGetItem` takes. */
const PAGE = 100

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    from: { type: 'string' },
    to: { type: 'string' },
    types: { type: 'string' },
    ...STAGE_OPTIONS,
  })
  const timeRange = timeRangeOf(values)
  const types = typesOf(values.types)
  const stage = openStage(values)
  const stopSignal = abortOnSignal()
  const republished = await publishAgain(stage, timeRange, types, stopSignal)
  console.log(report(headlineOf(republished, timeRange), republished.left))
  if (republished.left.length > 0 || republished.resumeFrom !== undefined)
    process.exitCode = stopSignal.aborted ? 130 : 1
}

function typesOf(text: string | undefined): readonly TypePattern[] | undefined {
  if (text === undefined) return undefined
  const parsed = parse(typePatterns, text.split(','))
  if ('value' in parsed) return parsed.value
  throw new CommandError(
    `"${text}" is not a list of change types: give --types one such as visit.*,book-entry.signed.`,
  )
}

async function publishAgain(
  { outputs, events, documents }: Stage,
  timeRange: TimeRange,
  types: readonly TypePattern[] | undefined,
  signal: AbortSignal,
): Promise<Republished> {
  const progress = progressOn(process.stderr)
  try {
    return await republish({
      timeRange,
      types,
      readPage: (day, after) => readDayChanges(openTable(outputs.TableName, documents), day, PAGE, after),
      bus: openBus(outputs.BusName, events),
      onProgress: progress.update,
      signal,
    })
  } finally {
    progress.end()
  }
}

/** npm forwards Ctrl-C, so the process often receives it twice: the second one has no effect. */
function abortOnSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopping.abort())
  return stopping.signal
}

function headlineOf({ published, left, resumeFrom }: Republished, { to }: TimeRange): string {
  const done = `${counted(published, 'change')} published again; ${left.length} left`
  return resumeFrom === undefined
    ? done
    : `${done}; stopped early, continue with --from ${resumeFrom} --to ${to}`
}

void runCommand(main)
