/** Writes the lists of functions and their log groups in docs/runbook.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFunctions } from '../lib/runbook-functions'

const file = join(__dirname, '../docs/runbook.md')
writeFileSync(file, withFunctions(readFileSync(file, 'utf8')))
