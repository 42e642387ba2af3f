import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import type { Run } from '../../src/run'
import type { Assembly } from '../../src/template/assembly'
import type { Resource } from '../../src/template/template'
import { eventually } from '../../../../test/support/eventually'
import { attribute, lambda, newFolder, policy, role, smallAssembly } from '../assembly-fixture'
import { endRuns, startSmall } from '../small-run'

afterEach(endRuns)

const noting = (code = ''): string => `exports.handler = async (event) => {
  console.log(JSON.stringify([event, new Date().toISOString(), new Date(Date.now()).toISOString().slice(0, 10)]))
  ${code}
}`

const schedulerRole: Resource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'scheduler.amazonaws.com' } },
      ],
    },
  },
}

/** The small stack with a function that is called at six in Berlin every day. */
function scheduled(
  code?: string,
  change: (resources: Record<string, Resource>) => void = () => {},
): Assembly {
  const assembly = smallAssembly({ announce: noting(code) })
  const resources: Record<string, Resource> = {
    Unreached: { Type: 'AWS::SQS::Queue' },
    Ungiven: { Type: 'AWS::SQS::Queue' },
    SchedulerRole: schedulerRole,
    SchedulerPolicy: policy(
      'SchedulerRole',
      [['lambda:InvokeFunction'], attribute('Announce', 'Arn')],
      [['sqs:SendMessage'], attribute('Unreached', 'Arn')],
    ),
    AnnounceRole: role,
    AnnouncePolicy: policy('AnnounceRole', [['sqs:SendMessage'], attribute('Ungiven', 'Arn')]),
    Announce: lambda('announce', 'AnnounceRole', {}),
    Daily: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'cron(0 6 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        Target: {
          Arn: attribute('Announce', 'Arn'),
          RoleArn: attribute('SchedulerRole', 'Arn'),
          Input: '{"time":"<aws.scheduler.scheduled-time>"}',
          DeadLetterConfig: { Arn: attribute('Unreached', 'Arn') },
          RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
        },
      },
    },
  }
  change(resources)
  Object.assign(assembly.template.Resources, resources)
  return assembly
}

const clockAt = (time: string): Clock => {
  const clock = new Clock()
  clock.moveTo(Date.parse(time))
  return clock
}

/** What the function was given, and what its clocks showed. */
const given = (run: Run): [event: unknown, now: string, day: string][] =>
  readFileSync(join(run.data, 'logs', 'Announce.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line) => JSON.parse(line) as [unknown, string, string])
const times = (run: Run) => given(run).map(([event]) => (event as { time: string }).time)
const inQueue = (run: Run, id: string) => run.queues.find(({ logicalId }) => logicalId === id)?.messages()

describe('a schedule', () => {
  it('hands its input to its function when the clock comes to its time, which the function’s clock shows too', async () => {
    const run = await startSmall({ assembly: scheduled(), clock: clockAt('2030-05-01T03:00:00Z') })
    expect(run.running).toMatchObject({ schedules: ['Daily'], queues: ['Unreached', 'Ungiven'] })
    expect(run.unknown).toEqual([])
    run.clock.moveTo(Date.parse('2030-05-01T03:59:59.900Z'))
    await eventually(() => expect(given(run)).toHaveLength(1))
    expect(given(run)).toEqual([
      [{ time: '2030-05-01T04:00:00Z' }, expect.stringMatching(/^2030-05-01T04:00:/), '2030-05-01'],
    ])
  })

  it('fires once for each time that the clock is moved over, in order, and for none twice', async () => {
    const run = await startSmall({ assembly: scheduled(), clock: clockAt('2030-10-25T12:00:00Z') })
    run.clock.moveTo(Date.parse('2030-10-28T12:00:00Z'))
    const three = ['2030-10-26T04:00:00Z', '2030-10-27T05:00:00Z', '2030-10-28T05:00:00Z']
    await eventually(() => expect(times(run)).toEqual(three))
    run.clock.moveTo(Date.parse('2030-10-26T00:00:00Z'))
    run.clock.moveTo(Date.parse('2030-10-29T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual([...three, '2030-10-29T05:00:00Z']))
  })

  it('does not make up what no run was there for', async () => {
    const data = newFolder()
    const first = await startSmall({ data, assembly: scheduled(), clock: clockAt('2030-05-01T03:00:00Z') })
    await first.stop()
    const run = await startSmall({ data, assembly: scheduled(), clock: clockAt('2030-05-03T12:00:00Z') })
    run.clock.moveTo(Date.parse('2030-05-04T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual(['2030-05-04T04:00:00Z']))
  })

  it('does nothing when it is switched off', async () => {
    const assembly = scheduled('', ({ Daily }) => Object.assign(Daily!.Properties!, { State: 'DISABLED' }))
    const run = await startSmall({ assembly, clock: clockAt('2030-05-01T03:00:00Z') })
    expect(run.running.schedules).toEqual([])
  })
})

describe('a function that fails when a schedule invokes it', () => {
  const daily = '2030-05-01T04:00:00Z'
  const start = async (change?: (resources: Record<string, Resource>) => void) => {
    const troubles: string[] = []
    const run = await startSmall({
      assembly: scheduled(`throw new TypeError('no')`, change),
      clock: clockAt('2030-05-01T03:00:00Z'),
      onTrouble: (line) => troubles.push(line),
    })
    run.clock.moveTo(Date.parse(daily))
    await eventually(() => expect(troubles).toHaveLength(1))
    return { run, troubles }
  }

  it('is tried again by Lambda a minute later, and two minutes after that, and its event dropped', async () => {
    const { run, troubles } = await start()
    run.clock.moveBy(60_000)
    await eventually(() => expect(troubles).toHaveLength(2))
    run.clock.moveBy(120_000)
    await eventually(() => expect(troubles).toHaveLength(3))
    expect(times(run)).toEqual([daily, daily, daily])
    expect(troubles).toEqual([
      'Announce: an event is tried again in 60 s (TypeError: no)',
      'Announce: an event is tried again in 120 s (TypeError: no)',
      'Announce: an event is given up (RetriesExhausted), dropped (TypeError: no)',
    ])
    expect(inQueue(run, 'Unreached')).toBe(0)
  })

  it('leaves its event where its configuration says', async () => {
    const { run, troubles } = await start((resources) => {
      resources['Config'] = {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Announce' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: attribute('Ungiven', 'Arn') } },
        },
      }
    })
    expect(troubles).toEqual([
      'Announce: an event is given up (RetriesExhausted), kept in Ungiven (TypeError: no)',
    ])
    expect(inQueue(run, 'Ungiven')).toBe(1)
    expect(run.unknown).toEqual([])
  })

  it('leaves its event in its dead-letter queue', async () => {
    const { run } = await start(({ Announce }) =>
      Object.assign(Announce!.Properties!, { DeadLetterConfig: { TargetArn: attribute('Ungiven', 'Arn') } }),
    )
    for (const wait of [60_000, 120_000]) {
      const seen = times(run).length
      run.clock.moveBy(wait)
      await eventually(() => expect(times(run).length).toBe(seen + 1))
      await eventually(() => expect(inQueue(run, 'Ungiven')).toBe(wait === 120_000 ? 1 : 0))
    }
  })
})

describe('a schedule is refused', () => {
  const target = ({ Daily }: Record<string, Resource>) =>
    Daily!.Properties!['Target'] as Record<string, unknown>
  it.each<[string, (resources: Record<string, Resource>) => void, RegExp]>([
    [
      'with a flexible time window',
      ({ Daily }) => Object.assign(Daily!.Properties!, { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
      /Daily: the local run does not know the flexible time window FLEXIBLE/,
    ],
    [
      'with a time zone that is none',
      ({ Daily }) => Object.assign(Daily!.Properties!, { ScheduleExpressionTimezone: 'Europe/Bonn' }),
      /Daily: .*time zone Europe\/Bonn/,
    ],
    ['without an input', (resources) => delete target(resources)['Input'], /Daily: .*without an input/],
    [
      'whose role nobody can assume',
      (resources) => {
        resources['SchedulerRole'] = role
      },
      /Daily: its role cannot be assumed by scheduler.amazonaws.com/,
    ],
    [
      'whose role may not invoke the function',
      (resources) => {
        resources['SchedulerPolicy'] = policy('SchedulerRole')
      },
      /Daily: its role does not grant lambda:InvokeFunction on arn:.*:function:small-Announce/,
    ],
    [
      'whose role may not send to the dead-letter queue',
      (resources) => {
        resources['SchedulerPolicy'] = policy('SchedulerRole', [['lambda:InvokeFunction'], '*'])
      },
      /Daily: its role does not grant sqs:SendMessage on arn:.*:small-Unreached/,
    ],
    [
      'whose function may not send to its own dead-letter queue',
      (resources) => {
        delete resources['AnnouncePolicy']
        Object.assign(resources['Announce']!.Properties!, {
          DeadLetterConfig: { TargetArn: attribute('Ungiven', 'Arn') },
        })
      },
      /Announce, for what fails: its role does not grant sqs:SendMessage on/,
    ],
  ])('%s', async (_, change, message) => {
    await expect(startSmall({ assembly: scheduled('', change) })).rejects.toThrow(message)
  })
})
