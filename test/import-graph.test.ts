/** The imports that are allowed between the folders. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cyclesIn, importsIn, importsOf, valueImportsOf } from './support/imports'
import { sourcesIn } from './support/sources'

const within = (folder: string) => (imported: string) => imported.startsWith(`${folder}/`)
const isZod = (imported: string) => /^zod(\/|$)/.test(imported)
const isSdk = (imported: string) => /^@(aws-sdk|smithy)\//.test(imported)

/** The folders at the top of the repository, except the packages. */
const folders = readdirSync(join(__dirname, '..'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['node_modules', 'packages'].includes(entry.name))
  .map(({ name }) => name)

/** The imports of a folder that a rule does not allow. */
const strays = (folder: string, isAllowed: (imported: string) => boolean) =>
  importsOf(folder).filter(([, imported]) => !isAllowed(imported))

test('the contract imports only zod and itself', () => {
  expect(strays('contract', (it) => isZod(it) || within('contract')(it))).toEqual([])
})

test('the rules import only the contract and themselves', () => {
  expect(strays('domain', (it) => within('contract')(it) || within('domain')(it))).toEqual([])
})

test.each(['lib', 'bin', 'test', 'archive', 'bench', 'operations', 'cli', 'client', 'demo'])(
  'the functions never import %s',
  (folder) => {
    expect(strays('lambdas', (it) => !within(folder)(it))).toEqual([])
  },
)

test('the stack imports no client of AWS, and of the functions only the keys of the table', () => {
  const isKeys = (it: string) => it === 'lambdas/table/keys'
  expect(strays('lib', (it) => !isSdk(it) && (!within('lambdas')(it) || isKeys(it)))).toEqual([])
})

test("the operators' commands never import the stack, nor the programs that start them", () => {
  expect(strays('operations', (it) => !['lib', 'bin', 'test'].some((folder) => within(folder)(it)))).toEqual(
    [],
  )
})

test('the client imports nothing but itself, so that a browser can load it', () => {
  expect(strays('client', within('client'))).toEqual([])
})

test('the pages import the client, types of the contract, the countries, and few packages', () => {
  const isPackage = (it: string) => ['preact', 'preact/hooks', 'oauth4webapi', 'uqr'].includes(it)
  const isOwn = (it: string) => within('web')(it) || within('client')(it)
  expect(strays('web', (it) => isOwn(it) || isPackage(it) || within('contract')(it))).toEqual([])
  const ofContract = valueImportsOf('web').flatMap(([, it]) => (within('contract')(it) ? [it] : []))
  // The countries and their names are lists without zod.
  expect([...new Set(ofContract)].toSorted()).toEqual([
    'contract/values/countries',
    'contract/values/country-names',
  ])
})

test('of the pages, the functions import their addresses alone, and only to serve them', () => {
  expect(importsOf('lambdas').filter(([, it]) => within('web')(it))).toEqual([
    ['lambdas/pages/handler.ts', 'web/paths'],
  ])
})

test.each(['contract', 'domain', 'lib', 'client', 'cli', 'operations', 'archive', 'demo'])(
  '%s imports no page',
  (folder) => {
    expect(strays(folder, (it) => !within('web')(it))).toEqual([])
  },
)

test.each([
  'archive',
  'bench',
  'cli',
  'client',
  'contract',
  'demo',
  'domain',
  'lambdas',
  'lib',
  'operations',
])('%s imports the template runner or the stack, not both: only bin and test know both', (folder) => {
  const imported = importsOf(folder).map(([, it]) => it)
  expect(imported.some(within('template-runner')) && imported.some(within('lib'))).toBe(false)
})

test('only lambdas/table imports a client of DynamoDB', () => {
  const isClient = (it: string) => /^@aws-sdk\/(lib|client)-dynamodb$/.test(it)
  const importing = importsOf('lambdas').filter(([, it]) => isClient(it))
  const others = importing.filter(([file]) => !file.startsWith('lambdas/table/'))
  expect(importing).not.toEqual([])
  expect(others.map(([file]) => file)).toEqual(['lambdas/aws/stream.ts'])
})

test('no function imports the catalogue or the documentation of a resource', () => {
  const isDocs = (it: string) => /^contract\/(catalogue|docs|documents\/.*|\w+\/docs)$/.test(it)
  expect(strays('lambdas', (it) => !isDocs(it))).toEqual([])
  expect(strays('domain', (it) => !isDocs(it))).toEqual([])
})

test('only things/change.ts makes handlers that compare versions', () => {
  const making = sourcesIn('lambdas').filter(({ text }) => text.includes('comparesVersion: true'))
  expect(making.map(({ file }) => file).toSorted()).toEqual([
    'lambdas/http/serve.ts',
    'lambdas/things/change.ts',
  ])
})

test.each(['contract', 'domain', 'lambdas', 'lib', 'client', 'cli', 'operations', 'archive', 'demo', 'web'])(
  'no module of %s is part of an import cycle, type imports included',
  (folder) => {
    expect(cyclesIn(importsOf(folder))).toEqual([])
  },
)

test('the template runner and its tests import nothing from outside their folder', () => {
  const folder = 'packages/template-runner'
  const isOutside = (it: string) =>
    folders.some((top) => within(top)(it)) || (it.startsWith('packages/') && !within(folder)(it))
  const imports = ['src', 'test'].flatMap((part) => importsOf(`${folder}/${part}`))
  expect(imports).not.toEqual([])
  expect(imports.filter(([, imported]) => isOutside(imported))).toEqual([])
})

test('no module of the template runner is part of an import cycle, type imports included', () => {
  expect(cyclesIn(importsOf('packages/template-runner/src'))).toEqual([])
})

test('an import cycle is found through other modules', () => {
  const chain: [string, string][] = [
    ['a.ts', 'b'],
    ['b.tsx', 'c'],
    ['c.ts', 'a'],
    ['d.ts', 'a'],
  ]
  expect(cyclesIn(chain)).toEqual(['a.ts', 'b.tsx', 'c.ts'])
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
  expect(importsIn({ text })).toEqual(['../lib/app'])
})

test('what only looks like an import is none', () => {
  expect(importsIn({ text: "// import { z } from 'zod'\nconst text = \"from 'zod'\"" })).toEqual([])
})

test('an import is found beside JSX', () => {
  const text = "import { A } from './a'\nexport const B = () => <A>from './c'</A>"
  expect(importsIn({ file: 'b.tsx', text })).toEqual(['./a'])
})
