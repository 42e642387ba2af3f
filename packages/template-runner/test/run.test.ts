import { type Assembly } from '../src/template/assembly'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../../../test/support/eventually'
import { newFolder, smallAssembly } from './assembly-fixture'
import { ask, endRuns, post, startSmall, subjectsIn } from './small-run'

afterEach(endRuns)

/** The small stack, changed. */
function changed(change: (resources: Assembly['template']['Resources']) => void): Assembly {
  const assembly = smallAssembly()
  change(assembly.template.Resources)
  return assembly
}

describe('a run of a template', () => {
  it('records through the API, reads it back, and announces it on the bus', async () => {
    const announced: string[] = []
    const run = await startSmall({ onAnnouncement: ({ message }) => announced.push(message) })

    const recorded = await post(run, 'one')
    expect(recorded.status).toBe(201)
    expect(recorded.headers.get('location')).toBe('/things/one')
    const read = await ask(run, 'GET', '/things/one', { scope: 'small/read' })
    expect(await read.json()).toEqual({ id: 'one' })
    await eventually(() => expect(announced).toEqual(['thing.recorded one #1']))
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

  it('says what it runs, and what of the template it does not know', async () => {
    const assembly = changed((resources) => {
      resources['Thing'] = { Type: 'AWS::IoT::Thing' }
    })
    const run = await startSmall({ assembly })
    expect(run.running).toEqual({
      functions: ['Things', 'Publish'],
      tables: ['small-Table'],
      buses: ['small-bus'],
      rules: ['Rule'],
      queues: [],
      schedules: [],
    })
    expect(run.unknown).toEqual(['Thing (AWS::IoT::Thing)'])
  })

  it('keeps everything from one run to the next', async () => {
    const data = newFolder()
    const first = await startSmall({ data })
    await post(first, 'one')
    await first.stop()
    const second = await startSmall({ data })
    expect((await ask(second, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(200)
    await eventually(() => expect(subjectsIn(data)).toEqual(['one']))
  })

  it('does not disturb another on another folder', async () => {
    const [one, two] = await Promise.all([startSmall(), startSmall()])
    await post(one, 'one')
    expect((await ask(two, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(404)
    const foreign = await one.issuer.mint({ scope: 'small/read' })
    const headers = { authorization: `Bearer ${foreign}` }
    expect((await ask(two, 'GET', '/things/one', { headers })).status).toBe(401)
  })

  it('lets a running request end when it stops, and takes no further one', async () => {
    const slow = `exports.handler = async () => {
      console.log('begun')
      await new Promise((go) => setTimeout(go, 300))
      return 'done'
    }`
    const run = await startSmall({ assembly: smallAssembly({ things: slow }) })
    const running = ask(run, 'GET', '/open')
    const log = join(run.data, 'logs', 'Things.log')
    await eventually(() => expect(readFileSync(log, 'utf8')).toBe('begun\n'))
    const began = performance.now()
    const stopped = run.stop()
    expect(await (await running).text()).toBe('done')
    await stopped
    expect(performance.now() - began).toBeLessThan(3000)
    await expect(ask(run, 'GET', '/open')).rejects.toThrow('fetch failed')
  })

  it('stops within three seconds though a function never answers', async () => {
    const endless = `exports.handler = async () => { console.log('begun'); for (;;); }`
    const run = await startSmall({ assembly: smallAssembly({ things: endless, publish: endless }) })
    const cut = ask(run, 'GET', '/open').catch((error: Error) => error.message)
    const began = performance.now()
    await run.stop()
    expect(await cut).toBe('fetch failed')
    expect(performance.now() - began).toBeLessThan(3000)
  })

  it.each([
    ['a busy port', { port: 'taken' }, /^Port \d+ is in use: choose another with --port/],
    ['a folder in use', { data: 'taken' }, /is in use by another run/],
    ['no engine at the address', { dynamodbEndpoint: 'http://127.0.0.1:9' }, /^No DynamoDB answers at/],
  ])('is refused with one clear line for %s', async (_, wanted, message) => {
    const run = await startSmall()
    const taken = { port: Number(new URL(run.url).port), data: run.data }
    const options = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [
        name,
        value === 'taken' ? taken[name as 'port'] : value,
      ]),
    )
    await expect(startSmall(options)).rejects.toThrow(message)
    expect((await post(run, 'one')).status).toBe(201)
  })

  it('leaves its folder and its port free when it could not start', async () => {
    const data = newFolder()
    const broken = smallAssembly({ publish: `throw new Error('broken')` })
    await expect(startSmall({ data, assembly: broken })).rejects.toThrow(
      'The function Publish cannot be loaded: Error: broken',
    )
    expect((await post(await startSmall({ data }), 'one')).status).toBe(201)
  })
})

describe('what is forgotten in the template', () => {
  it('is a route: nobody is there', async () => {
    const assembly = changed((resources) => delete resources['ReadRoute'])
    const run = await startSmall({ assembly })
    expect((await ask(run, 'GET', '/things/one', { scope: 'small/read' })).status).toBe(404)
  })

  it('is the permission to invoke: the API fails, and says why on the terminal', async () => {
    const troubles: string[] = []
    const assembly = changed((resources) => delete resources['Permission'])
    const run = await startSmall({ assembly, onTrouble: (line) => troubles.push(line) })
    expect((await ask(run, 'GET', '/open')).status).toBe(500)
    expect(troubles).toEqual([expect.stringContaining('AWS::Lambda::Permission')])
  })

  it('is a variable: the function fails', async () => {
    const assembly = changed((resources) => {
      resources['Things']!.Properties!['Environment'] = { Variables: {} }
    })
    expect((await post(await startSmall({ assembly }), 'one')).status).toBe(500)
  })

  it('is a grant: the call is refused, and says what is missing', async () => {
    const troubles: string[] = []
    const assembly = changed((resources) => delete resources['ThingsPolicy'])
    const run = await startSmall({ assembly, onTrouble: (line) => troubles.push(line) })
    expect((await post(run, 'one')).status).toBe(500)
    expect(troubles.join('\n')).toContain(
      'small-ThingsRole does not grant dynamodb:PutItem on arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table',
    )
  })

  it.each(['dynamodb:GetRecords', 'dynamodb:ListStreams', 's3:PutObject', 's3:ListBucket'])(
    'is the grant %s, without which Lambda makes no mapping',
    async (action) => {
      const assembly = changed((resources) => {
        const { PolicyDocument } = resources['PublishPolicy']!.Properties as {
          PolicyDocument: { Statement: { Action: string[] }[] }
        }
        for (const statement of PolicyDocument.Statement)
          statement.Action = statement.Action.filter((each) => each !== action)
      })
      await expect(startSmall({ assembly })).rejects.toThrow(
        new RegExp(`Mapping: the role of Publish does not grant ${action} on arn:`),
      )
    },
  )

  it('is the rule: nothing is announced, though the bus keeps the event', async () => {
    const announced: string[] = []
    const assembly = changed((resources) => delete resources['Rule'])
    const run = await startSmall({ assembly, onAnnouncement: ({ message }) => announced.push(message) })
    await post(run, 'one')
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one']))
    expect(announced).toEqual([])
  })
})
