/** An import that the registry stops answering. */
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import type { Registry } from '../../archive/registry/registry'
import { CommandError } from '../../cli/command'
import { scriptedServer } from '../client/scripted-server'
import { runProgram } from '../support/program'
import { archiveFolder, removeArchiveFolders } from './archive-folder'
import { memoryRegistry } from './memory-registry'

afterEach(removeArchiveFolders)

const visits = Array.from({ length: 30 }, (_, index) => ({
  id: `v${index}`,
  direction: 'incoming',
  kind: 'reception',
  start: '1971',
}))
const filesOf = () => archiveFolder('hamburg', { 'some.json': { items: visits } })
const importInto = async (registry: Registry) =>
  await importArchive(await readArchive(filesOf()), { registry, language: 'en', visibility: 'internal' })

const stop = async (): Promise<never> => {
  throw new CommandError('No answer from http://127.0.0.1:9.')
}

test('what is recorded stays, and the same import continues', async () => {
  const registry = memoryRegistry()
  let left = 12
  const record: Registry['visits']['record'] = async (body) =>
    left-- > 0 ? await registry.visits.record(body) : await stop()
  const first = await importInto({ ...registry, visits: { ...registry.visits, record } })
  expect(first).toMatchObject({ stopped: expect.stringContaining('No answer') as string, hasBegun: true })
  expect(first.recorded).toHaveLength(12)
  const second = await importInto(registry)
  expect(second.stopped).toBeUndefined()
  expect([second.unchanged.length, second.recorded.length]).toEqual([12, 18])
})

test('an import that the registry does not let begin says so', async () => {
  const stopped = await importInto({ ...memoryRegistry(), requireScopes: stop })
  expect(stopped).toMatchObject({ recorded: [], hasBegun: false })
})

test('the command says what to do, also before the first answer about an item', async () => {
  const server = await scriptedServer(
    { status: 200, json: { status: 'ok' } },
    { status: 200, json: { items: [] } },
    { status: 503, headers: { 'retry-after': '0' } },
  )
  const { status, stdout, stderr } = await runProgram('import', [
    ...filesOf(),
    '--dry-run',
    '--url',
    server.url,
    '--token',
    'a-token',
  ])
  await server.close()
  expect([status, stderr]).toEqual([1, ''])
  expect(stdout).toBe(`Would be recorded: nothing

Not finished
  The registry at ${server.url} is busy (503). Try again later.
  A dry run changes nothing. Run the same command again.
`)
})
