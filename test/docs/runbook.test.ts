/** Compares the functions, resources and alarms that the runbook names with the synthesized template. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESOURCES } from '../../contract/catalogue'
import { FUNCTION_NAMES } from '../../lib/functions'
import { pascalCase } from '../../lib/pascal-case'
import { withFunctions } from '../../lib/runbook-functions'
import { assembly } from '../support/assembly'
import { resourcesOf } from '../template/resources'

const runbook = readFileSync(join(__dirname, '../../docs/runbook.md'), 'utf8')

/** The words of a variable that the runbook sets. */
const wordsOf = (variable: string): string[] =>
  (new RegExp(`^${variable}="([^"]*)"$`, 'm').exec(runbook)?.[1] ?? '').split(' ').toSorted()

test('has the lists of functions that the table of functions makes; otherwise run npm run documents', () => {
  expect(withFunctions(runbook)).toBe(runbook)
})

test('names the log group of every function', () => {
  expect(
    FUNCTION_NAMES.map((name) => `${pascalCase(name)}Log`).filter((log) => !runbook.includes(log)),
  ).toEqual([])
})

test('queries the logs of every function of the API', () => {
  expect(wordsOf('API_FUNCTIONS')).toEqual([...RESOURCES, 'pages'].map(pascalCase).toSorted())
})

test('stops every function that writes to the table before the table is restored', () => {
  const writers = resourcesOf(assembly(), 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties).includes('dynamodb:PutItem'))
    .map(([id]) => id.replace(/RoleDefaultPolicy\w*$/, ''))
  expect(wordsOf('WRITERS')).toEqual(writers.toSorted())
})

test('has a section for every alarm, and for no other', () => {
  const alarms = resourcesOf(assembly(), 'AWS::CloudWatch::Alarm').map(([id]) =>
    id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
  )
  const sections = [...runbook.matchAll(/^## Alarm: (.*)$/gm)].flatMap(([, names = '']) => names.split(', '))
  expect(sections.toSorted()).toEqual(alarms.toSorted())
})

test('looks up resources by prefixes of logical ids that match one resource each', () => {
  const template = assembly()
  const lookups = [...runbook.matchAll(/physical_id ([A-Z]\w+) (AWS::[\w:]+)/g)]
  expect(lookups.length).toBeGreaterThan(20)
  for (const [, prefix = '', type = ''] of lookups) {
    const ids = resourcesOf(template, type).map(([id]) => id)
    expect([prefix, type, ids.filter((id) => id.startsWith(prefix))]).toEqual([
      prefix,
      type,
      [expect.any(String)],
    ])
  }
})
