/** The import refuses a token that lacks a scope before it looks at the first item. */
import type { Scope } from '../../contract/route'
import { archiveFolder } from '../archive/archive-folder'
import { runProgram } from '../support/program'
import { startImports, type Imports } from './import-client'

let imports: Imports
beforeAll(async () => {
  imports = await startImports()
})
afterAll(() => imports.stop())

const partnership = { id: 'p1', city: 'Riga', country: 'LV' }
const visit = { id: 'v1', direction: 'incoming', kind: 'reception', start: '1971' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

const importing = async (scopes: readonly Scope[], items: readonly object[], isDryRun = false) =>
  await imports.items('riga', items, { isDryRun, token: await imports.registry.tokenFor(...scopes) })

const countOf = async (path: string) =>
  ((await imports.registry.send('GET', path)).body['items'] as unknown[]).length

test.each<[Scope[], string]>([
  [['read.press'], 'golden-book/read'],
  [['read.public'], 'golden-book/read'],
  [['write', 'book'], 'golden-book/read'],
])('a dry run with the scopes %j is refused in one line', async (scopes, missing) => {
  const files = archiveFolder('riga', { 'a.json': { items: [visit] } })
  const env = { GOLDEN_BOOK_TOKEN: await imports.registry.tokenFor(...scopes) }
  const { status, stdout, stderr } = await runProgram(
    'import',
    [...files, '--dry-run', '--url', imports.registry.url],
    env,
  )
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toBe(
    `The token lacks the scope ${missing}. Get one that has it; for the local run: npm run -s token.\n`,
  )
})

test.each<[Scope[], object[], RegExp]>([
  [['read'], [partnership, visit, signing], /lacks the scopes golden-book\/write and golden-book\/book\./],
  [['read', 'book'], [signing, visit], /lacks the scope golden-book\/write\./],
  [['read', 'write'], [partnership, visit, signing], /lacks the scope golden-book\/book\./],
  [['read.public'], [visit], /lacks the scopes golden-book\/read and golden-book\/write\./],
])('an import with the scopes %j alone records nothing', async (scopes, items, stopped) => {
  const report = await importing(scopes, items)
  expect(report).toContain('Recorded: nothing')
  expect(report).toMatch(stopped)
  const lists = ['/v1/partnerships', '/v1/visits', '/v1/books/guest-book/entries']
  expect(await Promise.all(lists.map(countOf))).toEqual([0, 0, 0])
})

test('an import needs only the scopes of its items', async () => {
  expect(await importing(['read'], [visit], true)).toContain('Would be recorded: 1 visit')
  expect(await importing(['read', 'write'], [visit])).toContain('Recorded: 1 visit')
  expect(await importing(['read', 'book'], [signing])).toContain('Recorded: 1 signing')
})
