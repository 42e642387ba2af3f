/** `npm run adopt`: makes a stack of the table and the user pool that an earlier stack left behind. */
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { SettingError } from '../lib/settings/setting-error'
import { settingsOf } from '../lib/settings/settings'
import { keepsData } from '../lib/settings/stages'
import { synthesizeAdoption, type Leftovers } from '../lib/adoption/adoption'
import { contextWith, runCdk } from './cdk'

const HELP = `npm run adopt -- -c stage=NAME --table TABLE [--user-pool ID]

Makes a new stack of a stage from what its earlier stack left behind: the table, and the user pool with its groups. It
creates nothing and changes nothing of them. Then deploy the stage, which adds the rest.

  -c stage=NAME     the stage, one of cdk.json
  --table TABLE     the table's name: the output TableName of the earlier stack
  --user-pool ID    the user pool's id: its output UserPoolId; left out in a stage with the city's own issuer
  --help`

const OUTDIR = 'cdk.out/adoption'

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    context: { type: 'string', short: 'c', multiple: true },
    table: { type: 'string' },
    'user-pool': { type: 'string' },
  })
  if (!values.table) throw new CommandError('Give --table the name of the table to adopt.')
  const leftovers = { table: values.table, userPool: values['user-pool'] }
  const { folder, mapping } = synthesized(values.context ?? [], leftovers)
  process.exitCode = await runCdk([
    'import',
    '--app',
    folder,
    '--resource-mapping-inline',
    JSON.stringify(mapping),
  ])
}

function synthesized(flags: readonly string[], leftovers: Leftovers) {
  try {
    const context = contextWith(flags)
    const { stage } = settingsOf(context)
    if (!keepsData(stage))
      throw new CommandError(`The stage ${stage} leaves nothing behind: give -c stage= another stage.`)
    return synthesizeAdoption({ outdir: OUTDIR, context }, leftovers)
  } catch (error) {
    throw error instanceof SettingError ? new CommandError(error.message, { cause: error }) : error
  }
}

void runCommand(main)
