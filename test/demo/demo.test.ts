import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { apiClient } from '../../client/api-client'
import { demonstrate } from '../../demo/demo'
import { Notifications } from '../../demo/notifications'
import { PressOffice } from '../../demo/press-office'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { runProgram, startProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'
import { temporaryFolder } from '../support/temporary-folder'

describe('npm run demo', () => {
  /** Starts it with its temporary files in a folder of its own; `remains` is what is left of it there, or runs. */
  function startDemo() {
    const { path, remove } = temporaryFolder()
    const remains = () => [
      ...readdirSync(path).filter((name) => !name.startsWith('tsx-')),
      ...execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(path)),
    ]
    return { ...startProgram('demo', [], { TMPDIR: path }), remains, remove }
  }

  test('tells the story to its end, and leaves nothing behind', async () => {
    const { ended, remains, remove } = startDemo()
    const { status, stdout, stderr } = await ended
    expect([status, stderr]).toEqual([0, ''])
    const announced = [...stdout.matchAll(/on the bus: (\w\S+\.\S+)/g)].map(([, type]) => type)
    expect(announced).toEqual([
      'partnership.recorded',
      'anniversary.recorded',
      'visit.planned',
      'visit.confirmed',
      'book-entry.signed',
      'visit.completed',
      'anniversary.upcoming',
    ])
    const heard = [...stdout.matchAll(/to the press office: (\w\S+\.\S+)/g)].map(([, type]) => type)
    expect(heard).toEqual([
      'visit.planned',
      'visit.confirmed',
      'book-entry.signed',
      'visit.completed',
      'anniversary.upcoming',
    ])
    expect(stdout).toContain('each message signed and verified')
    expect(stdout).toContain('Once: in June 2024')
    expect(stdout).toContain('Ekrem İmamoğlu, Bürgermeister von Istanbul: in June 2024')
    expect(stdout).toContain('35 years of partnership with Istanbul: on 17 November 2024, a milestone.')
    expect(stdout.match(/years of partnership with Istanbul: on/g)?.length).toBeGreaterThan(1)
    expect(stdout).toContain("Berlin's archive is imported, for the public to read")
    expect(stdout).toContain('Recorded:       18 partnerships, 16 visits, 24 signings.')
    expect(stdout).toContain('Already there:  1 partnership, 1 visit, 1 signing')
    expect(stdout).toMatch(/Paris +2 +0\n/)
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
    await eventually(() => expect(remains()).toEqual([]))
    remove()
  })

  test('is ended by Ctrl-C, and leaves nothing behind then either', async () => {
    const { child, told, ended, remains, remove } = startDemo()
    await eventually(() => expect(told.stdout).toContain('The partnership'), 30_000)
    child.kill('SIGINT')
    expect((await ended).status).toBe(130)
    await eventually(() => expect(remains()).toEqual([]))
    remove()
  })
})

describe('npm run demo with arguments', () => {
  test('describes itself by --help, and does not run', async () => {
    const { status, stdout, stderr } = await runProgram('demo', ['--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^npm run demo\n/)
    expect(stdout).not.toContain('The partnership')
  })

  test.each([['--fast'], ['berlin']])('refuses %s in one line', async (argument) => {
    const { status, stdout, stderr } = await runProgram('demo', [argument])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^(Unknown option|Unexpected argument) [^\n]+ Try --help for the options\.\n$/)
  })
})

describe('the demonstration fails', () => {
  let registry: Registry
  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.stop())

  /** Demonstrates in a registry whose bus nobody listens to. */
  async function demonstrated() {
    const token = await registry.tokenFor('read', 'write', 'book', 'admin')
    const client = apiClient({ url: registry.run.url, token })
    const notifications = new Notifications(100)
    const pressOffice = await PressOffice.open()
    const stage = {
      client,
      notifications,
      pressOffice,
      showSchedules: () => {},
      changesOnBus: () => new Set<string>(),
    }
    await demonstrate(stage, () => {}).finally(() => pressOffice.close())
  }

  test('when a step is refused', async () => {
    await registry.ask('POST', '/v1/partnerships', { body: istanbul().partnership })
    await expect(demonstrated()).rejects.toThrow('Conflict: already recorded')
  })

  test('when a notification does not come', async () => {
    await expect(demonstrated()).rejects.toThrow('"partnership.recorded" was not announced within 0.1 s')
  })
})
