/** `npm start` as a process: what it prints, what it refuses, and how it ends. */
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { processesWith, readyAt, type startLocalRun } from '../support/local-run'
import { runProgram } from '../support/program'
import { sendRequest } from '../support/send-request'
import { repository, signal, StartedRuns } from './started-runs'

let runs: StartedRuns

beforeEach(() => {
  runs = new StartedRuns()
})
afterEach(() => runs.end())

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit

async function refusal(...args: Parameters<typeof startLocalRun>): Promise<string> {
  const run = runs.start(...args)
  expect(await run.ended).toBe(1)
  expect(run.output).toEqual({ stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) })
  return run.output.stderr
}

describe('npm start', () => {
  test('synthesizes the app, prints what runs, accepts the token of npm run token, and prints a change', async () => {
    const run = runs.startHere()
    const url = await readyAt(run)
    expect(run.output.stdout.trimEnd().split('\n').at(-1)).toBe(`ready ${url}`)
    expect(run.output.stdout).toMatch(
      /functions +Partnerships, Visits, .*, Deliver, Retry, Announce, Issue\n/,
    )
    expect(run.output.stdout).toContain(runs.data)
    expect(run.output).toMatchObject({ stdout: expect.not.stringContaining('unsupported'), stderr: '' })
    const printed = await runProgram('token', ['--data', runs.data, '--scope', 'golden-book/write'])
    expect(printed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\S+\n$/), stderr: '' })
    const token = printed.stdout.trim()
    expect((await sendRequest(url, 'GET', '/v1/visits', { token })).status).toBe(403)
    const recorded = await sendRequest(url, 'POST', '/v1/visits', { token, body: visit })
    expect(recorded.status).toBe(201)
    const line = new RegExp(
      String.raw`^\d\d:\d\d:\d\d UTC  visit\.planned visits/${recorded.body.id} #1$`,
      'm',
    )
    await eventually(() => expect(run.output.stdout).toMatch(line))
  })

  test('refuses a port and a data folder that another run uses', async () => {
    const run = runs.startSynthesized()
    const { port } = new URL(await readyAt(run))
    expect(await refusal(['--port', port, '--data', join(runs.path, 'other')])).toMatch(
      `Port ${port} is in use: set --port to another port`,
    )
    expect(await refusal(['--port', '0', '--data', runs.data])).toMatch(
      `${runs.data} is in use by another run (process ${run.pid}): stop that run, or set --data to another folder`,
    )
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends within three seconds of a %s, with all of its processes',
    async (name) => {
      const started = performance.now()
      const run = runs.startSynthesized()
      await readyAt(run)
      expect(processesWith(runs.path).join()).toContain('dynoxide')
      const signalled = performance.now()
      signal(run.pid, name)
      expect(await run.ended).toBe(0)
      await runs.allProcessesEnded()
      // The time to start makes up for a slow machine: it is below two seconds on a fast one.
      expect(performance.now() - signalled).toBeLessThan(3000 + signalled - started)
      expect(run.output.stderr).toBe('')
    },
  )

  test('ends on a SIGTERM before it is ready', async () => {
    const run = runs.startHere()
    await eventually(() => expect(existsSync(join(runs.data, 'table.sqlite'))).toBe(true))
    signal(run.pid, 'SIGTERM')
    await run.ended
    await runs.allProcessesEnded()
    expect(run.output).toEqual({ stdout: '', stderr: '' })
  })
})

describe('npm start refuses in one line', () => {
  test('a data folder that cannot be written', async () => {
    writeFileSync(runs.data, 'a file where the folder should be')
    expect(await refusal(['--port', '0', '--data', runs.data])).toMatch(
      /is not writable: set --data to another folder/,
    )
  })

  test('to run without an engine', async () => {
    const copy = checkoutWithoutEngine(join(runs.path, 'checkout'))
    expect(await refusal(['--port', '0', '--data', runs.data], copy, '')).toMatch(
      /no dynoxide .* install it .* --dynamodb-endpoint/,
    )
  })

  test('an invalid setting of cdk.json', async () => {
    const copy = checkout(join(runs.path, 'checkout'))
    writeFileSync(join(copy, 'cdk.json'), '{ "context": { "services": { "Press": "press" } } }')
    expect(await refusal(['--port', '0', '--data', runs.data], copy)).toMatch(
      /-c services=.* cannot be used: "Press" is not a service name/,
    )
  })

  test('a folder without an assembly', async () => {
    expect(await refusal(['--port', '0', '--data', runs.data, '--assembly', runs.path])).toMatch(
      /manifest\.json does not exist: synthesize the app into this folder first/,
    )
  })

  test('a DynamoDB endpoint that does not answer', async () => {
    const args = ['--port', '0', '--data', runs.data, '--dynamodb-endpoint', 'http://127.0.0.1:9']
    expect(await refusal(args)).toMatch(/No DynamoDB answers at http:\/\/127\.0\.0\.1:9: start it/)
  })

  test.each([
    [['--prot', '3000'], /Unknown option '--prot'. Try --help/],
    [['--port', 'three'], /"three" is not a port/],
    [['--port', '-1'], /'--port' argument is ambiguous. Try --help/],
    [['--data', ''], /--data has no value/],
    [['--data', '/proc/foo'], /The folder \/proc\/foo is not writable: set --data to another folder/],
    [['--dynamodb-endpoint', 'here'], /"here" is not an HTTP address/],
  ])('the options %j', async (args, message) => {
    expect(await refusal(args)).toMatch(message)
  })

  test('a token for a data folder in which no run was started', async () => {
    const { status, stdout, stderr } = await runProgram('token', ['--data', runs.data])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^[^\n]+ start a run first[^\n]+--data[^\n]+\n$/)
  })
})

/** A copy of the repository that a test may change, with links to the packages of these names. */
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
    symlinkSync(
      name === 'template-runner' ? join(path, 'packages', name) : join(repository, 'node_modules', name),
      join(path, 'node_modules', name),
    )
  return path
}

/** A copy of the repository in which the engine's package is empty. */
function checkoutWithoutEngine(path: string): string {
  checkout(path, (name) => name !== '@dynoxide')
  // Node.js would look for a missing package in the parent folders.
  const empty = join(path, 'node_modules', '@dynoxide', `${process.platform}-${process.arch}`)
  mkdirSync(empty, { recursive: true })
  writeFileSync(join(empty, 'package.json'), '{ "exports": {} }')
  return path
}
