/** `npm run republish`: puts the changes of a stretch of time on the bus again. */
import { parseArgs } from 'node:util'
import { parse } from '../contract/parse'
import { typePatterns, type TypePattern } from '../contract/subscriptions/schemas'
import { openBus } from '../lambdas/aws/bus'
import { readDayChanges } from '../lambdas/table/day-changes'
import { openTable } from '../lambdas/table/table'
import { CommandError, runCommand } from '../cli/command'
import { defaultData } from '../cli/defaults'
import { counted, report } from '../operations/outcome'
import { progressOn } from '../cli/progress'
import { republish, type Republished } from '../operations/republish'
import { openStage, type Stage } from '../operations/stage'
import { timeRangeOf, type TimeRange } from '../operations/time-range'

// Node 20 is what a laptop may have; the functions run on 24.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const HELP = `npm run republish -- --from DAY --to DAY [options]

Puts the changes of a stretch of time on the event bus again, as they were recorded and in their order, with the same ids.
Every rule hears of them again. A subscription by webhook is sent nothing again that it has a delivery of. Ctrl-C
ends it, and it says where to go on. Ends with status 1 when something is left, and says what.

  --from, --to     days in UTC (2026-11-01) or instants in UTC (2026-11-01T10:00:00Z), both included
  --types TYPES    only these, separated by commas, as subscriptions have them: visit.*,book-entry.signed
  --data DIR       the data folder of the local run, which must be up (${defaultData})
  --outputs FILE   a deployed stage, by the outputs of its stack in a file and the AWS credentials and region of the
                   environment: aws cloudformation describe-stacks --stack-name NAME --query 'Stacks[0].Outputs' > FILE
  --help`

/** Changes that are read at once: the most that `BatchGetItem` takes. */
const PAGE = 100

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      types: { type: 'string' },
      data: { type: 'string', default: defaultData },
      outputs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const timeRange = timeRangeOf(values)
  const types = typesOf(values.types)
  const stage = openStage(values)
  const stopping = endOnSignal()
  const republished = await publishAgain(stage, timeRange, types, stopping)
  console.log(report(headlineOf(republished, timeRange), republished.left))
  if (republished.left.length > 0 || republished.goOn !== undefined)
    process.exitCode = stopping.aborted ? 130 : 1
}

function typesOf(text: string | undefined): readonly TypePattern[] | undefined {
  if (text === undefined) return undefined
  const parsed = parse(typePatterns, text.split(','))
  if ('value' in parsed) return parsed.value
  throw new CommandError(
    `"${text}" are no types of changes: give some such as visit.*,book-entry.signed with --types.`,
  )
}

async function publishAgain(
  { names, events, documents }: Stage,
  timeRange: TimeRange,
  types: readonly TypePattern[] | undefined,
  signal: AbortSignal,
): Promise<Republished> {
  const progress = progressOn(process.stderr)
  try {
    return await republish({
      timeRange,
      types,
      readPage: (day, after) => readDayChanges(openTable(names.TableName, documents), day, PAGE, after),
      bus: openBus(names.BusName, events),
      tell: progress.tell,
      signal,
    })
  } finally {
    progress.end()
  }
}

/** npm passes Ctrl-C on, so a second one is no wish for more haste. */
function endOnSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopping.abort())
  return stopping.signal
}

function headlineOf({ published, left, goOn }: Republished, { to }: TimeRange): string {
  const done = `${counted(published, 'change')} published again; ${left.length} left`
  return goOn === undefined ? done : `${done}; stopped before the end, go on with --from ${goOn} --to ${to}`
}

void runCommand(main)
