import { type Assembly } from '../src/template/assembly'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './support/eventually'
import { newFolder } from './support/temporary-folder'
import { smallAssembly } from './support/small-assembly'
import { request, stopRuns, postThing, startSmallRun, eventSubjects } from './support/small-run'

afterEach(stopRuns)

/** The small stack with changed resources. */
function changedAssembly(change: (resources: Assembly['template']['Resources']) => void): Assembly {
  const assembly = smallAssembly()
  change(assembly.template.Resources)
  return assembly
}

describe('a run of a template', () => {
  it('writes and reads through the API, and delivers the event to the rule’s log group', async () => {
    const messages: string[] = []
    const run = await startSmallRun({ onLogEvent: ({ message }) => messages.push(message) })

    const recorded = await postThing(run, 'one')
    expect(recorded.status).toBe(201)
    expect(recorded.headers.get('location')).toBe('/things/one')
    const read = await request(run, 'GET', '/things/one', { scope: 'small/read' })
    expect(await read.json()).toEqual({ id: 'one' })
    await eventually(() => expect(messages).toEqual(['thing.recorded one #1']))
    const [line] = readFileSync(join(run.data, 'events.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(line ?? '')).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'thing.recorded',
      source: 'small',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'eu-central-1',
      resources: [],
      detail: { subject: 'one', sequence: 1 },
    })
  })

  it('reports what is running, and the unsupported parts of the template', async () => {
    const assembly = changedAssembly((resources) => {
      resources['Thing'] = { Type: 'AWS::IoT::Thing' }
    })
    const run = await startSmallRun({ assembly })
    expect(run.running).toEqual({
      functions: ['Things', 'Publish'],
      tables: ['small-Table'],
      buses: ['small-bus'],
      rules: ['Rule'],
      queues: [],
      schedules: [],
    })
    expect(run.unsupported).toEqual(['Thing (AWS::IoT::Thing)'])
  })

  it('keeps its data for the next run', async () => {
    const data = newFolder()
    const first = await startSmallRun({ data })
    await postThing(first, 'one')
    await first.stop()
    const second = await startSmallRun({ data })
    expect((await request(second, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(200)
    await eventually(() => expect(eventSubjects(data)).toEqual(['one']))
  })

  it('is independent of a run with another data folder', async () => {
    const [one, two] = await Promise.all([startSmallRun(), startSmallRun()])
    await postThing(one, 'one')
    expect((await request(two, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(404)
    const foreignToken = await one.issuer.mint({ scope: 'small/read' })
    const headers = { authorization: `Bearer ${foreignToken}` }
    expect((await request(two, 'GET', '/things/one', { headers })).status).toBe(401)
  })

  it('stops although a function never responds', async () => {
    const endless = `exports.handler = async () => { console.log('started'); for (;;); }`
    const run = await startSmallRun({ assembly: smallAssembly({ things: endless, publish: endless }) })
    const aborted = request(run, 'GET', '/open').catch((error: Error) => error.message)
    await run.stop()
    expect(await aborted).toBe('fetch failed')
  })

  it.each([
    ['a port in use', { port: 'in use' }, /^Port \d+ is in use: set `port` to another port/],
    ['a folder in use', { data: 'in use' }, /is in use by another run/],
    ['no engine at the address', { dynamodbEndpoint: 'http://127.0.0.1:9' }, /^No DynamoDB answers at/],
  ])('is rejected with one line for %s', async (_, changes, message) => {
    const run = await startSmallRun()
    const inUse = { port: Number(new URL(run.url).port), data: run.data }
    const options = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [
        name,
        value === 'in use' ? inUse[name as 'port'] : value,
      ]),
    )
    await expect(startSmallRun(options)).rejects.toThrow(message)
    expect((await postThing(run, 'one')).status).toBe(201)
  })

  it('releases its data folder when it does not start', async () => {
    const data = newFolder()
    const broken = smallAssembly({ publish: `throw new Error('broken')` })
    await expect(startSmallRun({ data, assembly: broken })).rejects.toThrow(
      'Publish: correct the bundle, which cannot be loaded: Error: broken',
    )
    expect((await postThing(await startSmallRun({ data }), 'one')).status).toBe(201)
  })
})

describe('a part that the template lacks', () => {
  it('a route: the API responds with 404', async () => {
    const assembly = changedAssembly((resources) => delete resources['ReadRoute'])
    const run = await startSmallRun({ assembly })
    expect((await request(run, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(404)
  })

  it('an AWS::Lambda::Permission: the API responds with 500, with a warning', async () => {
    const warnings: string[] = []
    const assembly = changedAssembly((resources) => delete resources['Permission'])
    const run = await startSmallRun({ assembly, onWarning: (line) => warnings.push(line) })
    expect((await request(run, 'GET', '/open')).status).toBe(500)
    expect(warnings).toEqual([expect.stringContaining('AWS::Lambda::Permission')])
  })

  it('an environment variable: the function fails', async () => {
    const assembly = changedAssembly((resources) => {
      resources['Things']!.Properties!['Environment'] = { Variables: {} }
    })
    expect((await postThing(await startSmallRun({ assembly }), 'one')).status).toBe(500)
  })

  it('a grant: the call is denied, with a warning', async () => {
    const warnings: string[] = []
    const assembly = changedAssembly((resources) => delete resources['ThingsPolicy'])
    const run = await startSmallRun({ assembly, onWarning: (line) => warnings.push(line) })
    expect((await postThing(run, 'one')).status).toBe(500)
    expect(warnings.join('\n')).toContain(
      'small-ThingsRole does not grant dynamodb:PutItem on arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table',
    )
  })

  it.each(['dynamodb:GetRecords', 'dynamodb:ListStreams', 's3:PutObject', 's3:ListBucket'])(
    'the grant %s: the event source mapping is rejected',
    async (action) => {
      const assembly = changedAssembly((resources) => {
        const { PolicyDocument } = resources['PublishPolicy']!.Properties as {
          PolicyDocument: { Statement: { Action: string[] }[] }
        }
        for (const statement of PolicyDocument.Statement)
          statement.Action = statement.Action.filter((each) => each !== action)
      })
      await expect(startSmallRun({ assembly })).rejects.toThrow(
        new RegExp(`Mapping: the role of Publish must grant ${action} on arn:`),
      )
    },
  )

  it('a rule: no log event is written, although the bus accepts the event', async () => {
    const messages: string[] = []
    const assembly = changedAssembly((resources) => delete resources['Rule'])
    const run = await startSmallRun({ assembly, onLogEvent: ({ message }) => messages.push(message) })
    await postThing(run, 'one')
    await eventually(() => expect(eventSubjects(run.data)).toEqual(['one']))
    expect(messages).toEqual([])
  })
})
