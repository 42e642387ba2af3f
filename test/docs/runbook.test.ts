/** Compares the functions, resources and alarms that the runbook names with the synthesized template. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESOURCES } from '../../contract/catalogue'
import { FUNCTION_NAMES } from '../../lib/functions/functions'
import { pascalCase } from '../../lib/pascal-case'
import { withFunctions } from '../../lib/functions/runbook-functions'
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

test('queries the logs of every function, each in one of two lists', () => {
  const named = [...wordsOf('API_FUNCTIONS'), ...wordsOf('OTHER_FUNCTIONS')]
  expect(named.toSorted()).toEqual(FUNCTION_NAMES.map(pascalCase).toSorted())
  expect(runbook).toContain('query_logs "$(log_groups "$API_FUNCTIONS $OTHER_FUNCTIONS")"')
})

test('stops every function that writes to the table before the table is restored', () => {
  const writers = resourcesOf(assembly(), 'AWS::IAM::Policy')
    .filter(([, { Properties }]) =>
      /"dynamodb:(Put|Update|Delete|BatchWrite)Item"/.test(JSON.stringify(Properties)),
    )
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

/** The resources of a type that `physical_id` of the runbook finds. */
const found = (type: string, word: string): string[] =>
  resourcesOf(assembly(), type)
    .map(([id]) => id)
    .filter((id) => id.startsWith(word) && id.length === word.length + 8)

test('looks up resources by words that find one resource each', () => {
  const lookups = [...runbook.matchAll(/physical_id ([A-Z]\w+) (AWS::[\w:]+)/g)]
  expect(lookups.length).toBeGreaterThan(20)
  for (const [, word = '', type = ''] of lookups)
    expect([word, type, found(type, word)]).toEqual([word, type, [expect.any(String)]])
})

test.each(FUNCTION_NAMES.map(pascalCase))('finds %s and its log group alone', (name) => {
  expect(found('AWS::Lambda::Function', name)).toHaveLength(1)
  expect(found('AWS::Logs::LogGroup', `${name}Log`)).toHaveLength(1)
})
