/** `npm run asyncapi`: writes the contract's events. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { asyncApiDocument } from '../contract/documents/asyncapi/document'
import { eventSchemaOf } from '../contract/documents/asyncapi/schemas'
import { CHANGE_TYPES, WITHDRAWAL_TYPES } from '../contract/events'
import { exampleEvents } from '../demo/event-examples/event-examples'

const HELP = `npm run asyncapi

Writes the contract's events: the AsyncAPI document to docs/asyncapi.json, their JSON Schemas to docs/events/.

  --help`

const docs = join(__dirname, '../docs')
const write = (name: string, json: object): void =>
  writeFileSync(join(docs, name), `${JSON.stringify(json, undefined, 1)}\n`)

void runCommand(() => {
  readCommandLine(HELP, {})
  write('asyncapi.json', asyncApiDocument(exampleEvents()))
  // Removes the schemas of former events.
  rmSync(join(docs, 'events'), { recursive: true, force: true })
  mkdirSync(join(docs, 'events'))
  for (const type of [...CHANGE_TYPES, ...WITHDRAWAL_TYPES])
    write(`events/${type}.schema.json`, eventSchemaOf(type))
})
