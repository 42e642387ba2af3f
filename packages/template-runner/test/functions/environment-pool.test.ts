import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import { DataFolder } from '../../src/data/data-folder'
import type { Environment } from '../../src/functions/environment'
import { EnvironmentPool } from '../../src/functions/environment-pool'
import { idleLimit } from '../../src/functions/idle'
import { LineLog } from '../../src/data/line-log'
import { newFolder, removeFolders } from '../support/temporary-folder'

const systemClock = new Clock()
let pool: EnvironmentPool
let log: LineLog

beforeEach(() => {
  const data = newFolder()
  const folder = join(data, 'bundle')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => process.hrtime()')
  log = new LineLog(new DataFolder(data), 'Fixture')
  pool = new EnvironmentPool({
    folder,
    handler: 'index.handler',
    variables: {},
    memoryMegabytes: 128,
    timeoutSeconds: 5,
    concurrency: 3,
    clock: new Clock(),
    systemClock,
    log,
  })
})

afterEach(async () => {
  await pool.terminate()
  log.close()
  removeFolders()
})

const invocation = { event: '{}', context: {} }
const states = (environments: Environment[]) => environments.map(({ ended }) => ended)

/** Three environments that have answered, the first of them first. */
async function threeIdle(): Promise<Environment[]> {
  const environments = [await pool.acquire(), await pool.acquire(), await pool.acquire()]
  for (const environment of environments) {
    expect(await environment.invoke(invocation)).toHaveProperty('payload')
    pool.release(environment)
  }
  return environments
}

describe('the environments of a function', () => {
  it('end when they are idle for too long, except one', async () => {
    const environments = await threeIdle()
    systemClock.moveBy(idleLimit - 5000)
    expect(states(environments)).toEqual([false, false, false])
    systemClock.moveBy(5000)
    expect(states(environments)).toEqual([true, true, false])
  })

  it('do not end while they are busy', async () => {
    const environments = await threeIdle()
    const busy = await pool.acquire()
    expect(environments.indexOf(busy)).toBe(2)
    systemClock.moveBy(10 * idleLimit)
    expect(states(environments)).toEqual([true, true, false])
    expect(await busy.invoke(invocation)).toHaveProperty('payload')
  })

  it('end also after the function has been busy for longer than the limit', async () => {
    const environments = await threeIdle()
    const [longer, shorter] = [await pool.acquire(), await pool.acquire()]
    systemClock.moveBy(10 * idleLimit)
    pool.release(longer)
    pool.release(shorter)
    expect(states(environments)).toEqual([true, false, false])
    systemClock.moveBy(idleLimit)
    expect(states([longer, shorter])).toEqual([true, false])
  })

  it('are replaced when an invocation arrives while the idle ones end', async () => {
    await threeIdle()
    systemClock.moveBy(idleLimit)
    const acquired = await Promise.all([pool.acquire(), pool.acquire(), pool.acquire()])
    const results = await Promise.all(acquired.map((environment) => environment.invoke(invocation)))
    expect(results).toEqual(acquired.map(() => ({ payload: expect.any(String) })))
  })
})
