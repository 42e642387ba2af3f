/** `npm run redrive` on a run in which calls fail for some time. */
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { documentClient } from '../../lambdas/table/client'
import { eventually } from '../support/eventually'
import { accessOf, configurationOf, sqsOf } from '../support/operator'
import { runProgram } from '../support/program'
import { startFaultyRun, type FaultyRun } from '../support/faulty-run'

let run: FaultyRun

const subjectsOnBus = (): string[] => run.published().map(({ subject }) => subject)
const idsOnBus = (): string[] => run.published().map(({ id }) => id)

const redrive = (...args: string[]) => run.program('redrive', ...args)

/** Kills a redrive when it makes a call, before the call has an effect. */
async function killRedriveAt(call: string): Promise<void> {
  const { signal, resume } = await run.programAt(call, 'redrive')
  signal('SIGKILL')
  await resume('fail')
}

describe('changes that could not be published', () => {
  let subjects: string[]

  beforeAll(async () => {
    run = await startFaultyRun()
    run.calls.failing
      .add('Publish events')
      .add('Project dynamodb')
      .add('operator events')
      .add('operator dynamodb')
    subjects = await Promise.all([run.recordVisit(), run.recordVisit(), run.recordVisit()])
  })
  afterAll(() => run.stop())

  test('are reported and kept while the bus refuses them', async () => {
    // Once by the publisher, once by the projector.
    const twice = [...subjects, ...subjects].toSorted()
    await eventually(() => expect(run.failed().flat().toSorted()).toEqual(twice))
    expect(subjectsOnBus()).toEqual([])
    const { status, stdout, stderr } = await redrive()
    expect(stdout).toMatch(/^changes: 0 changes published or projected again; 6 left\n/)
    for (const subject of subjects) expect(stdout).toContain(`  ${subject} #1 (`)
    expect(stdout).not.toContain('mamo')
    expect(stderr).toMatch(/failed batches: (\d+) of \1, 6 changes left/)
    expect(status).toBe(1)
    expect(run.failed().flat()).toHaveLength(6)
    run.calls.failing.clear()
  })

  test('are only counted in a dry run', async () => {
    expect(await redrive('--dry-run')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(
        'changes: 6 changes published or projected again (dry run: nothing was changed); 0 left',
      ) as string,
    })
    expect(run.failed().flat()).toHaveLength(6)
    expect(subjectsOnBus()).toEqual([])
  })

  test('are kept until they are published: a killed redrive loses nothing', async () => {
    await killRedriveAt('operator s3 DeleteObject')
    expect(run.failed().flat()).toHaveLength(6)
    await killRedriveAt('operator events PutEvents')
    // The projector's batches may already be processed.
    expect(new Set(run.failed().flat())).toEqual(new Set(subjects))
    expect(subjects).toEqual(expect.arrayContaining(subjectsOnBus()))
  })

  test('are all published again and projected, and the bucket is empty', async () => {
    const { status, stdout } = await redrive()
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^changes: [3-6] changes published or projected again; 0 left$/),
      'lost: 0 announcements sent to the fan-out again; 0 left',
      'undelivered: 0 deliveries sent for new attempts; 0 left',
      '',
    ])
    expect(status).toBe(0)
    expect(run.failed()).toEqual([])
    expect(new Set(subjectsOnBus())).toEqual(new Set(subjects))
    // Repeated events have the same id.
    expect(new Set(idsOnBus()).size).toBe(3)
    const { body } = await run.registry.send('GET', '/v1/people?q=imam')
    expect(body.items).toHaveLength(1)
  })

  test('are not published again by a second redrive', async () => {
    const before = idsOnBus()
    expect((await redrive('--only', 'changes')).stdout).toBe(
      'changes: 0 changes published or projected again; 0 left\n',
    )
    expect(idsOnBus()).toEqual(before)
  })
})

describe('a record that can never be published', () => {
  beforeAll(async () => {
    run = await startFaultyRun(1)
  })
  afterAll(() => run.stop())

  test('stays in the bucket and is named by a redrive, while its neighbours arrive in order', async () => {
    let release = () => {}
    run.calls.delayed.set('Publish events', new Promise((resolve) => (release = resolve)))
    const first = await run.recordVisit()
    const before = await run.recordVisit()
    const client = documentClient(configurationOf(run.registry.run))
    const { outputs } = accessOf(run.registry.run)
    const poison = {
      pk: 'visits/poison',
      sk: 'change#0000000001',
      kind: 'change',
      change: { notes: 'İmamoğlu' },
    }
    const Put = { TableName: outputs.TableName, Item: poison }
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put }] }))
    const after = [await run.recordVisit(), await run.recordVisit()]
    run.calls.delayed.clear()
    release()
    await eventually(() => expect(run.failed()).toEqual([['visits/poison']]))
    await eventually(() => expect(subjectsOnBus()).toEqual(expect.arrayContaining(after)))
    expect([...new Set(subjectsOnBus())]).toEqual([first, before, ...after])
    const { status, stdout } = await redrive('--only', 'changes')
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /^changes: 0 changes published or projected again; 1 left\n {2}visits\/poison #1 \(Unreadable\), in aws\/lambda\/\S+\n$/,
    )
    expect(run.failed()).toEqual([['visits/poison']])
  })
})

describe('messages in the dead-letter queue of the fan-out', () => {
  beforeAll(async () => {
    run = await startFaultyRun()
  })
  afterAll(() => run.stop())

  test('are sent to the fan-out again, and delivered', async () => {
    await run.subscribe()
    run.calls.failing.add('FanOut dynamodb')
    const subject = await run.recordVisit()
    // An unprocessed message becomes visible again after three minutes.
    await eventually(() => {
      run.registry.run.clock.moveBy(181_000)
      expect(run.messagesIn('NotificationsLost')).toBeGreaterThan(0)
      expect(run.messagesIn('NotificationsAnnounced')).toBe(0)
    })
    run.calls.failing.clear()
    expect(run.subscriber.received).toEqual([])
    const { status, stdout } = await redrive('--only', 'lost')
    expect(stdout).toMatch(/^lost: \d announcements? sent to the fan-out again; 0 left\n$/)
    expect(status).toBe(0)
    // Delivery is at least once: the moved clock also made copies in flight visible.
    const received = () => [...new Set(run.subscriber.messages.map(({ data }) => data.subject))]
    await eventually(() => expect(received()).toEqual([subject]))
    expect(new Set(run.subscriber.received.map(({ id }) => id)).size).toBe(1)
    expect(run.messagesIn('NotificationsLost')).toBe(0)
  })

  test('are kept and named when they cannot be read, and delay no other', async () => {
    const { outputs } = accessOf(run.registry.run)
    const sqs = sqsOf(run.registry.run)
    const replay = { subscriptionId: uuidv7(), day: '2026-01-01', to: '2026-01-01', requestId: uuidv7() }
    const bodies = ['İmamoğlu', JSON.stringify({ replay }), '{}']
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: outputs.LostQueueUrl, Entries }))
    const { status, stdout } = await redrive('--only', 'lost')
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /^lost: 1 announcement sent to the fan-out again; 2 left(\n {2}message \S{36} cannot be read){2}\n$/,
    )
    expect(run.messagesIn('NotificationsLost')).toBe(2)
    await eventually(() => expect(run.messagesIn('NotificationsAnnounced')).toBe(0))
  })
})

describe('a delivery that had its last attempt', () => {
  beforeAll(async () => {
    run = await startFaultyRun()
  })
  afterAll(() => run.stop())

  test('is attempted again with the same id', async () => {
    const subscription = await run.subscribe()
    run.subscriber.answering = 500
    await run.recordVisit()
    const delivery = async () => {
      const { body } = await run.registry.send('GET', `/v1/subscriptions/${subscription}/deliveries`)
      return (body.items as { id: string; status: string; nextAttemptAt?: string }[])[0]
    }
    await eventually(async () => {
      const { status, nextAttemptAt } = (await delivery()) ?? {}
      const next = Date.parse(nextAttemptAt ?? '')
      if (next > run.registry.run.clock.now()) run.registry.run.clock.moveTo(next + 1000)
      expect(status).toBe('failed')
    })
    await eventually(() => expect(run.messagesIn('NotificationsUndelivered')).toBe(1))
    const attempts = run.subscriber.received.length
    run.subscriber.answering = 204
    await killRedriveAt('operator sqs SendMessageBatch')
    expect(run.messagesIn('NotificationsUndelivered')).toBe(1)
    run.registry.run.clock.moveBy(31_000)
    await killRedriveAt('operator sqs DeleteMessageBatch')
    await eventually(() => expect(run.subscriber.received).toHaveLength(attempts + 1))
    const { status, stdout } = await redrive('--only', 'undelivered')
    expect([status, stdout]).toEqual([
      1,
      expect.stringContaining('1 in flight, received by another consumer'),
    ])
    run.registry.run.clock.moveBy(31_000)
    expect(await redrive()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('undelivered: 1 delivery sent for new attempts; 0 left') as string,
    })
    await eventually(() => expect(run.subscriber.received).toHaveLength(attempts + 2))
    expect(new Set(run.subscriber.received.map(({ id }) => id)).size).toBe(1)
    await eventually(async () => expect((await delivery())?.status).toBe('delivered'))
    expect(run.messagesIn('NotificationsUndelivered')).toBe(0)
  })
})

describe('an invalid command line', () => {
  test.each([
    [[], /^No local run is up in \S+: start it with npm start/],
    [['--only', 'tea'], /^"tea" is not a kind: give --only one of/],
    [['--outputs', '/nowhere.json'], /^\/nowhere.json cannot be read/],
  ])('is refused in one line: %j', async (args, line) => {
    const { status, stdout, stderr } = await runProgram('redrive', ['--data', '/nowhere', ...args])
    expect([status, stdout, stderr.split('\n')]).toEqual([1, '', [expect.stringMatching(line), '']])
  })
})
