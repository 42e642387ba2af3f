/** `npm run rebuild-people`: makes the people and their names anew from the changes. */
import { parseArgs } from 'node:util'
import { documentClient } from '../lambdas/table/client'
import { rebuildNames } from '../lambdas/people/rebuild-names'
import { CommandError, runCommand } from '../cli/command'
import { defaultData } from '../cli/defaults'
import { withLocalTable } from '../operations/local-table'

// Node 20 is what a laptop may have; the functions run on 24.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const HELP = `npm run rebuild-people -- [options]

Makes the people, their names and what finds them anew from the changes, and leaves alone what is right already.
It may be repeated. Ends with status 1 when others wrote meanwhile and something may still be wrong: run it again then.

  --table NAME   the table of a deployed registry (its output TableName), by the AWS credentials and region of the
                 environment; else the table of the local run, which must be stopped
  --data DIR     the data folder of the local run (${defaultData})
  --help`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      table: { type: 'string' },
      data: { type: 'string', default: defaultData },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const { people, repaired, contended } = values.table
    ? await rebuildNames(documentClient(), values.table)
    : await withLocalTable(values.data, rebuildNames)
  console.log(`${people} people; ${repaired} repaired.`)
  if (contended > 0)
    throw new CommandError(`${contended} could not be repaired, since others wrote meanwhile: run it again.`)
}

void runCommand(main)
