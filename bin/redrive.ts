/** `npm run redrive`: processes changes and messages again whose retries are exhausted. */
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { report, type RedriveOptions } from '../operations/redrive-result'
import { progressOn } from '../cli/progress'
import { describeResult, KINDS, redrive, type Kind } from '../operations/redrive'
import { openStage, STAGE_HELP, STAGE_OPTIONS, type Stage } from '../operations/stage'
import { describeError } from '../operations/describe-error'

const HELP = `npm run redrive -- [options]

Processes changes and messages again whose retries are exhausted. A message is deleted from its dead-letter queue or bucket
only after it was sent, so the command can be stopped at any time and repeated; a subscriber may then receive a change
twice, with the same id. Exits with status 1 when something is left, and lists it.

  --only KIND      only this kind. May be repeated. The kinds:
                   changes      could not be published or projected (bucket of failed changes)
                   lost         could not be fanned out to the subscriptions (queue of lost announcements)
                   undelivered  deliveries without attempts left (queue of undelivered messages)
  --dry-run        counts only, and changes nothing
${STAGE_HELP}
  --help`

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    only: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean', default: false },
    ...STAGE_OPTIONS,
  })
  const kinds = kindsOf(values.only)
  const stage = openStage(values)
  const progress = progressOn(process.stderr)
  const options = { dryRun: values['dry-run'], onProgress: progress.update }
  for (const kind of kinds) {
    const { headline, left } = await redriveKind(kind, stage, options)
    progress.end()
    console.log(report(headline, left))
    if (left.length > 0) process.exitCode = 1
  }
}

/** An error of AWS stops one kind, and the next one is tried. */
async function redriveKind(kind: Kind, stage: Stage, options: RedriveOptions) {
  try {
    const result = await redrive(kind, stage, options)
    return { headline: describeResult(kind, result, options), left: result.left }
  } catch (error) {
    const message = describeError(error)
    if (message === undefined) throw error
    return { headline: `${kind}: stopped early, run the command again`, left: [message] }
  }
}

function kindsOf(only: readonly string[] | undefined): readonly Kind[] {
  const unknown = only?.find((name) => !(KINDS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new CommandError(`"${unknown}" is not a kind: give --only one of ${KINDS.join(', ')}.`)
  return KINDS.filter((kind) => !only || only.includes(kind))
}

void runCommand(main)
