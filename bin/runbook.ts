/** `npm run runbook`: writes the lists of functions and their log groups in the runbook. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { withFunctions } from '../lib/functions/runbook-functions'

const HELP = `npm run runbook

Writes the lists of functions and their log groups in docs/runbook.md.

  --help`

void runCommand(() => {
  readCommandLine(HELP, {})
  const file = join(__dirname, '../docs/runbook.md')
  writeFileSync(file, withFunctions(readFileSync(file, 'utf8')))
})
