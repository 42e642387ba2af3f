/** The document by AsyncAPI's own parser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from '@asyncapi/parser'

const document = readFileSync(join(__dirname, '../../../docs/asyncapi.json'), 'utf8')
const parser = new Parser()

const WARNING = 1

/** The parser's errors and warnings; that there is a later version of AsyncAPI is advice. */
async function problemsOf(text: string): Promise<string[]> {
  const diagnostics = await parser.validate(text)
  return diagnostics
    .filter(({ severity }: { readonly severity: number }) => severity <= WARNING)
    .map(({ code, message, path }) => `${code}: ${message} /${path.join('/')}`)
}

test('it has no fault and deserves no warning', async () => {
  expect(await problemsOf(document)).toEqual([])
})

test.each([
  ['a reference that leads nowhere', { channels: {} }],
  ['an action that is none', { operations: { announce: { action: 'shout' } } }],
])('%s would be found', async (_what, wrong) => {
  const { asyncapi, info, operations } = JSON.parse(document) as Record<string, object>
  expect(await problemsOf(JSON.stringify({ asyncapi, info, operations, ...wrong }))).not.toEqual([])
})
