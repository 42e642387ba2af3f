/** The document by the rules that Redocly recommends. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const document = readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8')

const problemsOf = (input: string): string[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, 'lint-openapi.mjs')], { input, encoding: 'utf8' }),
  ) as string[]

test('it has no fault and deserves no warning', () => {
  expect(problemsOf(document)).toEqual([])
})

test('a fault would be found', () => {
  const broken = document.replace('"operationId":', '"operation":')
  expect(broken).not.toBe(document)
  expect(problemsOf(broken)).not.toEqual([])
})
