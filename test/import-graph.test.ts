/** Who may know whom: what keeps the contract, the rules, the functions and the stack apart. */
import { importsIn, importsOf } from './support/imports'

const within = (folder: string) => (imported: string) => imported.startsWith(`${folder}/`)
const isZod = (imported: string) => /^zod(\/|$)/.test(imported)
const isSdk = (imported: string) => /^@(aws-sdk|smithy)\//.test(imported)

/** The imports of a folder that a rule does not allow. */
const strays = (folder: string, isAllowed: (imported: string) => boolean) =>
  importsOf(folder).filter(([, imported]) => !isAllowed(imported))

test('the contract imports zod and itself', () => {
  expect(strays('contract', (it) => isZod(it) || within('contract')(it))).toEqual([])
})

test('the rules import the contract and themselves', () => {
  expect(strays('domain', (it) => within('contract')(it) || within('domain')(it))).toEqual([])
})

test.each(['lib', 'local', 'bin', 'test', 'archive', 'bench', 'operations'])(
  'the functions never import %s',
  (folder) => {
    expect(strays('lambdas', (it) => !within(folder)(it))).toEqual([])
  },
)

test('the stack never imports a client of AWS, and of the functions only how the table is keyed', () => {
  const isKeys = (it: string) => it === 'lambdas/table/keys'
  expect(strays('lib', (it) => !isSdk(it) && (!within('lambdas')(it) || isKeys(it)))).toEqual([])
})

test("the operators' commands never import the stack, nor the programs that start them", () => {
  expect(strays('operations', (it) => !['lib', 'bin', 'test'].some((folder) => within(folder)(it)))).toEqual(
    [],
  )
})

test('only the store speaks to the table', () => {
  const isTable = (it: string) => it === '@aws-sdk/lib-dynamodb'
  const others = strays('lambdas', (it) => !isTable(it)).length
  expect(strays('lambdas/table', (it) => !isTable(it))).toHaveLength(others)
})

test.each([
  "import { a } from '../lib/app'",
  "import type { A } from '../lib/app'",
  "import '../lib/app'",
  "export * from '../lib/app'",
  "export { a } from '../lib/app'",
  "const a = import('../lib/app')",
  "const a = require('../lib/app')",
  "import a = require('../lib/app')",
  "type A = import('../lib/app').A",
])('an import is found in %s', (text) => {
  expect(importsIn(text)).toEqual(['../lib/app'])
})

test('what only looks like an import is none', () => {
  expect(importsIn("// import { z } from 'zod'\nconst text = \"from 'zod'\"")).toEqual([])
})
