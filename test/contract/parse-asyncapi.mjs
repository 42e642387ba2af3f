// Prints what AsyncAPI's parser has against the document on standard input, as JSON. A process of its own: the parser takes
// Jest's global objects for strangers.
import { readFileSync } from 'node:fs'
import { Parser } from '@asyncapi/parser'

const diagnostics = await new Parser().validate(readFileSync(0, 'utf8'))
const told = diagnostics.map(
  ({ severity, code, message, path }) => `${severity} ${code}: ${message} /${path.join('/')}`,
)
process.stdout.write(JSON.stringify(told))
