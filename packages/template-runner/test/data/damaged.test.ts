/** A start with a data folder in which a file of an earlier run is damaged. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Run } from '../../src/run'
import { eventually } from '../support/eventually'
import { loggedBodies, queueAssembly } from '../support/queue-assembly'
import { postThing, startSmallRun } from '../support/small-run'
import { newFolder, removeFolders } from '../support/temporary-folder'

const damages: Record<string, (content: Buffer) => Buffer | string> = {
  garbage: () => '\u0000\u0001 garbage {]\n',
  empty: () => '',
  truncated: (content) => content.subarray(0, Math.floor(content.length / 2)),
}

/** How a start ends for each file of a data folder and each damage: `starts`, or the words of its refusal. */
const outcomes: Record<string, Record<string, string>> = {
  'issuer.json': { garbage: 'is damaged', empty: 'is damaged', truncated: 'is damaged' },
  'positions/Mapping.json': { garbage: 'is damaged', empty: 'is damaged', truncated: 'is damaged' },
  // A file without whole lines is that of a new queue, and an incomplete last line that of a killed run.
  'queues/Queue.log': { garbage: 'Line 1 of', empty: 'starts', truncated: 'starts' },
  'queues/Dead.log': { garbage: 'Line 1 of' },
  'table.sqlite': { garbage: 'is damaged', empty: 'is damaged', truncated: 'is damaged' },
  // Written, and never read.
  'events.jsonl': { garbage: 'starts', truncated: 'starts' },
  'logs/Log.log': { garbage: 'starts' },
}

/** The folder of a run that has stopped with a message in its queue. */
const used = newFolder()

beforeAll(async () => {
  const consume = `exports.handler = async () => { throw new Error('not now') }`
  const run = await startSmallRun({ assembly: queueAssembly({ consume }), data: used })
  await postThing(run, 'one')
  await eventually(() => {
    if (messagesIn(run) === 0 || !existsSync(join(used, 'positions/Mapping.json')))
      throw new Error('no message yet')
  })
  await run.stop()
})

afterAll(removeFolders)

const messagesIn = (run: Run): number => run.queues.reduce((sum, queue) => sum + queue.messages(), 0)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

test('every file of a data folder is damaged by the tests', () => {
  const others = filesIn(used).filter((file) => !(file in outcomes) && !file.startsWith('logs/'))
  expect(others).toEqual([])
})

const cases = Object.entries(outcomes).flatMap(([file, of]) =>
  Object.entries(of).map(([damage, outcome]) => ({ file, damage, outcome })),
)

/** A copy of the folder with a damaged file. */
function damagedFolder({ file, damage }: { file: string; damage: string }) {
  const data = newFolder()
  cpSync(used, data, { recursive: true })
  const path = join(data, file)
  writeFileSync(path, damages[damage]?.(readFileSync(path)) ?? '')
  const start = () => startSmallRun({ assembly: queueAssembly(), data, loadsAtStart: false })
  return { data, path, start }
}

test.each(cases.filter(({ outcome }) => outcome !== 'starts'))(
  'a start refuses $file, $damage, in one sentence, and leaves it as it is',
  async ({ outcome, ...given }) => {
    const { path, start } = damagedFolder(given)
    const content = readFileSync(path)
    const refusal = await start().then(
      () => 'started',
      (error: Error) => `${error.name} ${error.message}`,
    )
    expect(refusal).toMatch(/^RunError [^\n]+ is damaged: restore it from a copy, or [^\n]+\.$/)
    expect(refusal).toContain(path)
    expect(refusal).toContain(outcome)
    expect(readFileSync(path)).toEqual(content)
  },
)

test.each(cases.filter(({ outcome }) => outcome === 'starts'))(
  'a run starts and works with $file, $damage',
  async (given) => {
    const { data, start } = damagedFolder(given)
    const run = await start()
    expect((await postThing(run, 'two')).status).toBe(201)
    await eventually(() => expect(loggedBodies(data).join()).toContain('"subject":"two"'))
    await run.stop()
  },
)
