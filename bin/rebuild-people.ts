/** `npm run rebuild-people`: rebuilds the people and their names from the changes. */
import { documentClient } from '../lambdas/table/client'
import { rebuildNames } from '../lambdas/people/rebuild-names'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { defaultData } from '../cli/defaults'
import { withLocalTable } from '../operations/local-table'

const HELP = `npm run rebuild-people -- [options]

Rebuilds the people, their names and the search by name from the changes, and claims the names of people who were
recorded by an earlier version. Writes only what differs, and can be repeated.
Exits with status 1 when concurrent writes kept items from being repaired: run it again.

  --table NAME   the table of a deployed registry (its output TableName); credentials and region come from the
                 environment (default: the table of the local run, which must be stopped)
  --data DIR     the data folder of the local run (${defaultData})
  --help`

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    table: { type: 'string' },
    data: { type: 'string', default: defaultData },
  })
  const { people, repaired, claimed, contended } = values.table
    ? await rebuildNames(documentClient(), values.table)
    : await withLocalTable(values.data, rebuildNames)
  console.log(`${people} people; ${repaired} repaired; ${claimed} had names or ids to claim.`)
  if (contended > 0)
    throw new CommandError(`${contended} could not be repaired because of concurrent writes: run it again.`)
}

void runCommand(main)
