/** `npm run openapi`: writes the contract's OpenAPI document, which the registry serves. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { openApiDocument } from '../contract/documents/openapi/document'

const HELP = `npm run openapi

Writes the OpenAPI document of the contract to docs/openapi.json, where the registry serves it from.

  --help`

void runCommand(() => {
  readCommandLine(HELP, {})
  writeFileSync(
    join(__dirname, '../docs/openapi.json'),
    `${JSON.stringify(openApiDocument(), undefined, 1)}\n`,
  )
})
