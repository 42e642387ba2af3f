/** `npm start` as the newcomer has it: a process that says when it is ready, refuses in one line, and can be killed. */
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { errorCode } from 'template-runner/run-error'
import { localToken } from '../../cli/local-token'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { processesWith, readyAt, startLocalRun, type LocalRun } from '../support/local-run'
import { runProgram } from '../support/program'
import { ask, eventsIn, type Answered } from '../support/registry'
import { temporaryFolder } from '../support/temporary-folder'

const repository = join(__dirname, '../..')

let folder: ReturnType<typeof temporaryFolder>
let data: string
let runs: LocalRun[]

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
  runs = []
})
afterEach(async () => {
  await Promise.all(runs.map(end))
  await nothingRuns()
  folder.remove()
})

function start(...args: Parameters<typeof startLocalRun>): LocalRun {
  const run = startLocalRun(...args)
  runs.push(run)
  return run
}

/** With the folder as it is by default: relative to where it is started. */
const startHere = (): LocalRun => start(['--port', '0', '--data', relative(repository, data)])

const nothingRuns = (): Promise<void> => eventually(() => expect(processesWith(folder.path)).toEqual([]))

async function end({ pid, ended }: LocalRun): Promise<void> {
  signal(pid, 'SIGKILL')
  await ended
}

/** @param pid of a process, or, negative, of a process group; it may have ended */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit

async function refusal(...args: Parameters<typeof startLocalRun>): Promise<string> {
  const run = start(...args)
  expect(await run.ended).toBe(1)
  expect(run.told).toEqual({ stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) })
  return run.told.stderr
}

describe('a run that is started by hand', () => {
  test('says what it runs, takes the token that is printed for it, and announces a change', async () => {
    const run = startHere()
    const url = await readyAt(run)
    expect(run.told.stdout.trimEnd().split('\n').at(-1)).toBe(`ready ${url}`)
    expect(run.told.stdout).toMatch(/functions +Partnerships, Visits, .*, Deliver, Announce\n/)
    expect(run.told.stdout).toContain(data)
    expect(run.told).toMatchObject({ stdout: expect.not.stringContaining('unsupported'), stderr: '' })
    const printed = await runProgram('token', ['--data', data, '--scope', 'golden-book/write'])
    expect(printed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\S+\n$/), stderr: '' })
    const token = printed.stdout.trim()
    expect((await ask(url, 'GET', '/v1/visits', { token })).status).toBe(403)
    const recorded = await ask(url, 'POST', '/v1/visits', { token, body: visit })
    expect(recorded.status).toBe(201)
    const line = new RegExp(
      String.raw`^\d\d:\d\d:\d\d UTC  visit\.planned visits/${recorded.body.id} #1$`,
      'm',
    )
    await eventually(() => expect(run.told.stdout).toMatch(line))
  })

  test('keeps its port and its data folder from another', async () => {
    const run = startHere()
    const { port } = new URL(await readyAt(run))
    expect(await refusal(['--port', port, '--data', join(folder.path, 'other')])).toMatch(
      `Port ${port} is in use: set --port to another port`,
    )
    expect(await refusal(['--port', '0', '--data', data])).toMatch(
      `${data} is in use by another run (process ${run.pid}): stop that run, or set --data to another folder`,
    )
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends within three seconds of a %s, with all it began',
    async (name) => {
      const run = startHere()
      await readyAt(run)
      expect(processesWith(folder.path).join()).toContain('dynoxide')
      const asked = performance.now()
      signal(run.pid, name)
      expect(await run.ended).toBe(0)
      await nothingRuns()
      expect(performance.now() - asked).toBeLessThan(3000)
      expect(run.told.stderr).toBe('')
    },
  )

  test('ends as soon when it is told to before it is ready', async () => {
    const run = startHere()
    await eventually(() => expect(existsSync(join(data, 'table.sqlite'))).toBe(true))
    const asked = performance.now()
    signal(run.pid, 'SIGTERM')
    await run.ended
    await nothingRuns()
    expect(performance.now() - asked).toBeLessThan(3000)
    expect(run.told).toEqual({ stdout: '', stderr: '' })
  })
})

describe('one line says what is wrong and what to do when', () => {
  test('the folder cannot be written', async () => {
    writeFileSync(data, 'a file where the folder should be')
    expect(await refusal(['--port', '0', '--data', data])).toMatch(
      /is not writable: set --data to another folder/,
    )
  })

  test('there is no engine', async () => {
    const copy = checkoutWithoutEngine(join(folder.path, 'checkout'))
    expect(await refusal(['--port', '0', '--data', data], copy, '')).toMatch(
      /no dynoxide .* install it .* --dynamodb-endpoint/,
    )
  })

  test('a setting of cdk.json cannot be used', async () => {
    const copy = checkout(join(folder.path, 'checkout'))
    writeFileSync(join(copy, 'cdk.json'), '{ "context": { "services": { "Press": "press" } } }')
    expect(await refusal(['--port', '0', '--data', data], copy)).toMatch(
      /-c services=.* cannot be used: "Press" is not a service name/,
    )
  })

  test('nothing answers at the given address of a DynamoDB', async () => {
    const args = ['--port', '0', '--data', data, '--dynamodb-endpoint', 'http://127.0.0.1:9']
    expect(await refusal(args)).toMatch(/No DynamoDB answers at http:\/\/127\.0\.0\.1:9: start it/)
  })

  test.each([
    [['--prot', '3000'], /Unknown option '--prot'. Try --help/],
    [['--port', 'three'], /"three" is not a port/],
    [['--dynamodb-endpoint', 'here'], /"here" is not an HTTP address/],
  ])('the options are %j', async (args, said) => {
    expect(await refusal(args)).toMatch(said)
  })

  test('a token is asked for a folder where nothing was started', async () => {
    const { status, stdout, stderr } = await runProgram('token', ['--data', data])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^[^\n]+ start a run first[^\n]+--data[^\n]+\n$/)
  })
})

/** A checkout to be changed, with the packages that have such names. */
function checkout(path: string, hasPackage: (name: string) => boolean = () => true): string {
  const parts = [
    'bin',
    'cli',
    'contract',
    'domain',
    'lambdas',
    'lib',
    'packages',
    'docs',
    'package.json',
    'cdk.json',
  ]
  for (const part of parts) cpSync(join(repository, part), join(path, part), { recursive: true })
  mkdirSync(join(path, 'node_modules'))
  for (const name of readdirSync(join(repository, 'node_modules')).filter(hasPackage))
    symlinkSync(join(repository, 'node_modules', name), join(path, 'node_modules', name))
  return path
}

/** A checkout with every package but the engine's, which holds nothing. */
function checkoutWithoutEngine(path: string): string {
  checkout(path, (name) => name !== '@dynoxide')
  // A package that is not there would be looked for in the folders above.
  const empty = join(path, 'node_modules', '@dynoxide', `${process.platform}-${process.arch}`)
  mkdirSync(empty, { recursive: true })
  writeFileSync(join(empty, 'package.json'), '{ "exports": {} }')
  return path
}

describe('what was acknowledged is there, and every change is announced, after a SIGKILL of', () => {
  /** Posts a hundred visits, eight at a time, until nobody answers any more. Gives the ids of those recorded. */
  async function postUntilKilled(url: string, token: string, kill: () => void): Promise<string[]> {
    const ids: string[] = []
    let left = 100
    const post = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        const answer = await ask(url, 'POST', '/v1/visits', { token, body: visit })
        expect(answer.status).toBe(201)
        ids.push(String(answer.body.id))
        if (ids.length === 40) kill()
      }
    }
    await Promise.allSettled(Array.from({ length: 8 }, post))
    return ids
  }

  async function everyVisit(read: (path: string) => Promise<Answered>): Promise<string[]> {
    const ids: string[] = []
    for (let more: string | undefined = ''; more !== undefined;) {
      const { body } = await read(`/v1/visits?limit=100${more}`)
      const page = body as { items: { id: string }[]; nextCursor?: string }
      ids.push(...page.items.map(({ id }) => id))
      more = page.nextCursor && `&cursor=${page.nextCursor}`
    }
    return ids
  }

  test.each([
    ['the process', (pid: number) => pid],
    ['the whole process group', (pid: number) => -pid],
  ])('%s', async (_what, target) => {
    const first = startHere()
    const url = await readyAt(first)
    const token = await localToken(data)
    const acknowledged = await postUntilKilled(url, token, () => signal(target(first.pid), 'SIGKILL'))
    expect(await first.ended).toBeNull()
    expect(acknowledged.length).toBeGreaterThanOrEqual(40)
    expect(acknowledged.length).toBeLessThan(100)
    const again = await readyAt(startHere())
    const recorded = await everyVisit((path) => ask(again, 'GET', path, { token }))
    expect(recorded).toEqual(expect.arrayContaining(acknowledged))
    const subjects = recorded.map((id) => `visits/${id}`)
    await eventually(() => {
      const announced = eventsIn(data).map(({ detail }) => detail.subject)
      expect(announced).toEqual(expect.arrayContaining(subjects))
    })
  })
})
