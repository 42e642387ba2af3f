import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './support/eventually'
import { smallAssembly } from './support/small-assembly'
import { request, startSmallRun, stopRuns } from './support/small-run'
import { newFolder } from './support/temporary-folder'

// Long enough for a slow machine: the test ends the request itself.
jest.mock('../src/teardown', () => ({
  ...jest.requireActual<object>('../src/teardown'),
  gracePeriod: 50_000,
}))

afterEach(stopRuns)

it('a run that stops finishes the current request, and accepts no further one', async () => {
  const gate = join(newFolder(), 'gate')
  const things = `const { existsSync } = require('node:fs')
    exports.handler = async () => {
      console.log('started')
      while (!existsSync(${JSON.stringify(gate)})) await new Promise((go) => setTimeout(go, 5))
      return 'done'
    }`
  const run = await startSmallRun({ assembly: smallAssembly({ things }) })
  const current = request(run, 'GET', '/open')
  const log = join(run.data, 'logs', 'Things.log')
  await eventually(() => expect(existsSync(log) && readFileSync(log, 'utf8')).toBe('started\n'))
  const stopped = run.stop()
  await eventually(() => expect(request(run, 'GET', '/open')).rejects.toThrow('fetch failed'))
  writeFileSync(gate, '')
  expect(await (await current).text()).toBe('done')
  await stopped
})
