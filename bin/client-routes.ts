/** `npm run client-routes`: writes the table of routes that the client uses. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { clientRoutesSource } from '../contract/documents/client-routes'

const HELP = `npm run client-routes

Writes the table of routes that the client uses to client/routes.ts.

  --help`

void runCommand(() => {
  readCommandLine(HELP, {})
  writeFileSync(join(__dirname, '../client/routes.ts'), clientRoutesSource())
})
