import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import { DataFolder } from '../../src/data/data-folder'
import { type FunctionSettings, LocalFunction } from '../../src/functions/local-function'
import { LineLog } from '../../src/data/line-log'
import { eventually } from '../support/eventually'
import { newFolder, removeFolders } from '../support/temporary-folder'

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  removeFolders()
})

function functionOf(code: string, settings: Partial<FunctionSettings> = {}) {
  const data = newFolder()
  const folder = join(data, 'bundle')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.js'), code)
  const log = new LineLog(new DataFolder(data), 'Fixture')
  const made = new LocalFunction({
    logicalId: 'Fixture',
    name: 'small-Fixture',
    arn: 'arn:aws:lambda:eu-central-1:000000000000:function:small-Fixture',
    roleArn: '',
    accessKeyId: 'LOCALFixture',
    folder,
    handler: 'index.handler',
    variables: { TABLE_NAME: 'things' },
    memoryMegabytes: 128,
    timeoutSeconds: 5,
    concurrency: 2,
    clock: new Clock(),
    systemClock: new Clock(),
    log,
    ...settings,
  })
  stops.push(async () => {
    await made.stop()
    log.close()
  })
  return { made, logged: () => readFileSync(join(data, 'logs', 'Fixture.log'), 'utf8') }
}

async function responseOf(code: string, event: unknown = {}, settings: Partial<FunctionSettings> = {}) {
  const { made } = functionOf(code, settings)
  const result = await made.invoke(event)
  return 'payload' in result ? (JSON.parse(result.payload) as unknown) : result
}

describe('a function', () => {
  it('sees the time of the run, while its timeout uses the system’s time', async () => {
    const clock = new Clock()
    clock.moveTo(Date.parse('2040-01-01T12:00:00Z'))
    const response = await responseOf(
      `exports.handler = async (_, context) => [new Date(), new Date(Date.now()), new Date(0), new Date('2001-01-01'),
        new Date() instanceof Date, typeof Date(), Date.UTC(1970, 0, 1), context.getRemainingTimeInMillis()]`,
      {},
      { clock },
    )
    expect(response).toEqual([
      expect.stringMatching(/^2040-01-01T12:00:/),
      expect.stringMatching(/^2040-01-01T12:00:/),
      '1970-01-01T00:00:00.000Z',
      '2001-01-01T00:00:00.000Z',
      true,
      'string',
      0,
      expect.any(Number),
    ])
    const left = (response as number[])[7] ?? 0
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(5000)
  })

  it('receives the event as JSON, and a context', async () => {
    const response = await responseOf(
      `exports.handler = async (event, context) => ({ event, name: context.functionName, arn: context.invokedFunctionArn,
        left: context.getRemainingTimeInMillis(), id: context.awsRequestId })`,
      { at: new Date(0), nothing: undefined },
    )
    expect(response).toMatchObject({
      event: { at: '1970-01-01T00:00:00.000Z' },
      name: 'small-Fixture',
      arn: expect.stringContaining(':function:small-Fixture'),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const { left } = response as { left: number }
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(5000)
  })

  it('has only its own environment variables', async () => {
    expect(await responseOf('exports.handler = async () => process.env')).toEqual({ TABLE_NAME: 'things' })
  })

  it('responds with null when it returns nothing', async () => {
    expect(await responseOf('exports.handler = async () => {}')).toBeNull()
  })

  it('fails with its error’s name and message', async () => {
    expect(await responseOf(`exports.handler = async () => { throw new RangeError('too far') }`)).toEqual({
      error: expect.objectContaining({ errorType: 'RangeError', errorMessage: 'too far' }),
    })
  })

  it('fails when its response exceeds 6 MB', async () => {
    expect(await responseOf(`exports.handler = async () => 'x'.repeat(7e6)`)).toMatchObject({
      error: { errorType: 'Function.ResponseSizeTooLarge' },
    })
  })

  it('keeps its module’s state for the next invocation, but not for a concurrent one', async () => {
    const { made } = functionOf(`let calls = 0
      exports.handler = async () => { calls += 1; await new Promise((go) => setTimeout(go, 50)); return calls }`)
    const at = async () => await made.invoke({})
    expect(await at()).toEqual({ payload: '1' })
    expect(await at()).toEqual({ payload: '2' })
    expect(await Promise.all([at(), at()])).toEqual([{ payload: '3' }, { payload: '1' }])
    const later = await Promise.all([at(), at(), at(), at()])
    expect(later).not.toContainEqual({ payload: '1' })
  })

  it('is terminated after its timeout, and starts again', async () => {
    const { made } = functionOf(
      `let calls = 0
      exports.handler = async ({ endless }) => { calls += 1; while (endless); return calls }`,
      { timeoutSeconds: 1, concurrency: 1 },
    )
    expect(await made.invoke({})).toEqual({ payload: '1' })
    expect(await made.invoke({ endless: true })).toEqual({
      error: { errorType: 'Sandbox.Timedout', errorMessage: 'the function timed out after 1.00 seconds' },
    })
    expect(await made.invoke({})).toEqual({ payload: '1' })
  })

  it.each([
    ['ends its process', 'process.exit(3)'],
    [
      'throws outside the handler',
      `setTimeout(() => { throw new Error('late') }); await new Promise(() => {})`,
    ],
  ])('fails when it %s, and starts again', async (_, code) => {
    const { made } = functionOf(`exports.handler = async ({ fine }) => { if (fine) return 1; ${code} }`, {
      concurrency: 1,
    })
    expect(await made.invoke({})).toHaveProperty('error')
    expect(await made.invoke({ fine: true })).toEqual({ payload: '1' })
  })

  it('is rejected by its name when its bundle cannot be loaded', async () => {
    const { made } = functionOf(`throw new Error('no such thing')`)
    await expect(made.load()).rejects.toThrow(
      'Fixture: correct the bundle, which cannot be loaded: Error: no such thing',
    )
  })

  it('is rejected when its bundle does not export the handler', async () => {
    const { made } = functionOf('exports.other = 1')
    await expect(made.load()).rejects.toThrow(/Fixture: .* cannot be loaded: TypeError: index.handler/)
  })

  it('writes its output to its log', async () => {
    const { made, logged } = functionOf(
      `exports.handler = async () => { console.log('out'); console.error('err') }`,
    )
    await made.invoke({})
    await eventually(() => expect(logged().split('\n').toSorted()).toEqual(['', 'err', 'out']))
  })

  it('stops during an invocation', async () => {
    const { made } = functionOf('exports.handler = async () => { for (;;); }', { timeoutSeconds: 60 })
    const result = made.invoke({})
    await made.load()
    await made.stop()
    expect(await result).toHaveProperty('error')
    expect(await made.invoke({})).toHaveProperty('error')
  })
})
