/** Writes the contract's OpenAPI document to docs/openapi.json, where the registry serves it from. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../contract/documents/openapi/document'

writeFileSync(join(__dirname, '../docs/openapi.json'), `${JSON.stringify(openApiDocument(), undefined, 1)}\n`)
