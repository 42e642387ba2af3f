// Prints what Redocly's recommended rules have against the document on standard input, as JSON. A process of its own:
// the linter is an ES module, which Jest cannot load.
import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'

const source = readFileSync(0, 'utf8')
// The rule sees an overlap wherever a field may be left out. `openapi.test.ts` checks that the alternatives exclude each other.
const rules = { 'no-illogical-composition-keywords': 'off' }
const config = await createConfig({ extends: ['recommended'], rules })
const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
const told = problems.map(
  ({ ruleId, message, location: [place] }) => `${ruleId}: ${message} ${place?.pointer ?? ''}`,
)
process.stdout.write(JSON.stringify(told))
