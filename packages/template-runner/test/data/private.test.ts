/** The modes of the files of a data folder, which have names of persons and secrets. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockDataFolder } from '../../src/data/lock'
import { eventually } from '../support/eventually'
import { loggedBodies, queueAssembly } from '../support/queue-assembly'
import { postThing, startSmallRun, stopRuns } from '../support/small-run'
import { newFolder } from '../support/temporary-folder'

let umask: number
// The modes must not depend on the user's.
beforeAll(() => {
  umask = process.umask(0)
})
afterAll(() => void process.umask(umask))
afterEach(stopRuns)

const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8)

/** The files and folders whose mode is neither 0700 nor 0600. A socket has the mode of the folder's protection. */
function open(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSocket())
    .map((entry) => [join(entry.parentPath, entry.name), entry.isDirectory() ? '700' : '600'] as const)
  return [[folder, '700'] as const, ...below]
    .filter(([path, mode]) => modeOf(path) !== mode)
    .map(([path]) => path)
}

test('a run makes its folder, and all files in it, for this user alone', async () => {
  const data = join(newFolder(), 'data')
  const run = await startSmallRun({ assembly: queueAssembly(), data })
  await postThing(run, 'one')
  await eventually(() => expect(loggedBodies(data)).toHaveLength(1))
  expect(readdirSync(data)).toEqual(
    expect.arrayContaining(['issuer.json', 'logs', 'operator.json', 'table.sqlite']),
  )
  expect(open(data)).toEqual([])
})

test('a folder of an earlier version is made private, and what is not of a run keeps its mode', async () => {
  const data = newFolder()
  const outside = join(newFolder(), 'outside')
  writeFileSync(outside, '', { mode: 0o644 })
  mkdirSync(join(data, 'queues'), { mode: 0o755 })
  for (const name of ['issuer.json', 'queues/Queue.log', 'table.sqlite-wal', 'note.txt'])
    writeFileSync(join(data, name), '', { mode: 0o644 })
  symlinkSync(outside, join(data, 'queues/link'))
  chmodSync(data, 0o755)
  const { release } = await lockDataFolder(data)
  await release()
  const names = ['', 'issuer.json', 'queues', 'queues/Queue.log', 'table.sqlite-wal', 'note.txt']
  expect(names.map((name) => modeOf(join(data, name)))).toEqual(['700', '600', '700', '600', '600', '644'])
  expect(modeOf(outside)).toBe('644')
})
