import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { registryClient } from '../../cli/registry-client'
import { runDemo } from '../../demo/demo'
import { Notifications } from '../../demo/notifications'
import { PressOffice } from '../../demo/press-office'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { runProgram, startProgram } from '../support/program'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { temporaryFolder } from '../support/temporary-folder'

// A loaded machine can take minutes for a synthesis and a run.
jest.setTimeout(300_000)

describe('npm run demo', () => {
  /** Starts the demo with its own folder for temporary files. `remains` lists the files in it and the processes that use it. */
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

  test('prints every step, and removes its files and processes', async () => {
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
      'notice.drafted',
      'notice.approved',
      'notice.issued',
      'anniversary.upcoming',
    ])
    const delivered = [...stdout.matchAll(/to the press office: (\w\S+\.\S+)/g)].map(([, type]) => type)
    expect(delivered).toEqual([
      'visit.planned',
      'visit.confirmed',
      'book-entry.signed',
      'visit.completed',
      'notice.issued',
      'anniversary.upcoming',
    ])
    expect(stdout).toContain('    Die Städtepartnerschaft mit Istanbul wurde am 17. November 1989')
    expect(stdout).toContain('six messages, each with a valid signature')
    expect(stdout).toContain('Once: in June 2024')
    expect(stdout).toContain('Ekrem İmamoğlu, Bürgermeister von Istanbul: in June 2024')
    expect(stdout).toContain('35 years of partnership with Istanbul: on 17 November 2024, a milestone.')
    expect(stdout.match(/years of partnership with Istanbul: on/g)?.length).toBeGreaterThan(1)
    expect(stdout).toContain("The import of Berlin's archive, visible to the public")
    expect(stdout).toContain('Recorded:          18 partnerships, 16 visits, 24 signings.')
    expect(stdout).toContain('Already recorded:  1 partnership, 1 visit, 1 signing')
    expect(stdout).toMatch(/Paris +2 +0\n/)
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
    await eventually(() => expect(remains()).toEqual([]))
    remove()
  })

  test('stops on Ctrl-C, and removes its files and processes', async () => {
    const { child, output, ended, remains, remove } = startDemo()
    await eventually(() => expect(output.stdout).toContain('The partnership'), 120_000)
    child.kill('SIGINT')
    expect((await ended).status).toBe(130)
    await eventually(() => expect(remains()).toEqual([]))
    remove()
  })
})

describe('npm run demo with arguments', () => {
  test.each([['--fast'], ['berlin']])('rejects %s in one line', async (argument) => {
    const { status, stdout, stderr } = await runProgram('demo', [argument])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^(Unknown option|Unexpected argument) [^\n]+ Try --help for the options\.\n$/)
  })
})

describe('the demo fails', () => {
  let registry: LocalRegistry
  beforeEach(async () => {
    registry = await startLocalRegistry()
  })
  afterEach(() => registry.stop())

  /** Runs the demo without a listener on the bus. */
  async function demo() {
    const token = await registry.tokenFor('read', 'write', 'book', 'admin')
    const client = registryClient({ url: registry.run.url, token })
    const notifications = new Notifications(100)
    const pressOffice = await PressOffice.open()
    const context = {
      client,
      press: client,
      readText: async () => '',
      notifications,
      pressOffice,
      runSchedulesUntil: () => {},
      changesOnBus: () => new Set<string>(),
    }
    await runDemo(context, () => {}).finally(() => pressOffice.close())
  }

  test('when the API refuses a request', async () => {
    await registry.client.call('recordPartnership', { body: istanbul().partnership })
    await expect(demo()).rejects.toThrow('Conflict: already recorded')
  })

  test('when a notification does not arrive', async () => {
    await expect(demo()).rejects.toThrow('no notification of partnership.recorded within 0.1 s')
  })
})
