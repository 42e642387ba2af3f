/** `npm run redrive`: brings back everything that was given up. */
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../cli/command'
import { defaultData } from '../cli/defaults'
import { report, type RunOptions } from '../operations/outcome'
import { progressOn } from '../cli/progress'
import { KINDS, lineOf, redrive, type Kind } from '../operations/redrive'
import { openStage, type Stage } from '../operations/stage'
import { describeError } from '../operations/describe-error'

// Node 20 is what a laptop may have; the functions run on 24.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const HELP = `npm run redrive -- [options]

Brings back what was given up, each kind from where it lies whole: nothing is deleted there before it is safe where it
belongs. It may be ended at any time and repeated; receivers may so hear of a change twice, and know it by its id.
Ends with status 1 when something is left, and says what.

  --only KIND      one kind of: changes, which could not be published or projected (from the bucket of failed changes);
                   lost, which could not be fanned out; undelivered, which had their last attempt. May be repeated
  --dry-run        says what there is, and changes nothing
  --data DIR       the data folder of the local run, which must be up (${defaultData})
  --outputs FILE   a deployed stage, by the outputs of its stack in a file and the AWS credentials and region of the
                   environment: aws cloudformation describe-stacks --stack-name NAME --query 'Stacks[0].Outputs' > FILE
  --help`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean', default: false },
      data: { type: 'string', default: defaultData },
      outputs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const kinds = kindsOf(values.only)
  const stage = openStage(values)
  const progress = progressOn(process.stderr)
  const options = { dryRun: values['dry-run'], tell: progress.tell }
  for (const kind of kinds) {
    const { headline, left } = await bringBack(kind, stage, options)
    progress.end()
    console.log(report(headline, left))
    if (left.length > 0) process.exitCode = 1
  }
}

/** What stops one kind need not stop another. */
async function bringBack(kind: Kind, stage: Stage, options: RunOptions) {
  try {
    const outcome = await redrive(kind, stage, options)
    return { headline: lineOf(kind, outcome, options), left: outcome.left }
  } catch (error) {
    const trouble = describeError(error)
    if (trouble === undefined) throw error
    return { headline: `${kind}: stopped before the end, run it again`, left: [trouble] }
  }
}

function kindsOf(only: readonly string[] | undefined): readonly Kind[] {
  const stranger = only?.find((name) => !(KINDS as readonly string[]).includes(name))
  if (stranger !== undefined)
    throw new CommandError(
      `"${stranger}" is nothing to bring back: give one of ${KINDS.join(', ')} with --only.`,
    )
  return KINDS.filter((kind) => !only || only.includes(kind))
}

void runCommand(main, ['dry-run'])
