/** The runbook names every function where it speaks of all of them, by the synthesized template. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESOURCES } from '../../contract/catalogue'
import { FUNCTIONS } from '../../lib/bundles'
import { pascalCase } from '../../lib/pascal-case'
import { resourcesOf, synthesized } from '../lib/synthesized'

const runbook = readFileSync(join(__dirname, '../../docs/runbook.md'), 'utf8')

/** The words of a variable that the runbook sets. */
const wordsOf = (variable: string): string[] =>
  (new RegExp(`^${variable}="([^"]*)"$`, 'm').exec(runbook)?.[1] ?? '').split(' ').toSorted()

test('the runbook has the log group of every function', () => {
  expect(FUNCTIONS.map((name) => `${pascalCase(name)}Log`).filter((log) => !runbook.includes(log))).toEqual(
    [],
  )
})

test('the runbook asks the logs of every function of the API', () => {
  expect(wordsOf('API_FUNCTIONS')).toEqual(RESOURCES.map(pascalCase).toSorted())
})

test('the runbook stops every function that writes to the table before the table is restored', () => {
  const writers = resourcesOf(synthesized(), 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties).includes('dynamodb:PutItem'))
    .map(([id]) => id.replace(/RoleDefaultPolicy\w*$/, ''))
  expect(wordsOf('WRITERS')).toEqual(writers.toSorted())
})
