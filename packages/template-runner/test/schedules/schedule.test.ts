import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import type { Run } from '../../src/run'
import type { Resource } from '../../src/template/template'
import { eventually } from '../support/eventually'
import { newFolder } from '../support/temporary-folder'
import { invokeConfig, scheduledAssembly, schedulerRole } from '../support/scheduled-assembly'
import { startSmallRun, stopRuns } from '../support/small-run'
import { policy, role } from '../support/template-parts'

afterEach(stopRuns)

const clockAt = (time: string): Clock => {
  const clock = new Clock()
  clock.moveTo(Date.parse(time))
  return clock
}

/** The events that the function has logged, each with the function's time and day. */
const logged = (run: Run): [event: unknown, now: string, day: string][] =>
  readFileSync(join(run.data, 'logs', 'DailyTask.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line) => JSON.parse(line) as [unknown, string, string])
const times = (run: Run) => logged(run).map(([event]) => (event as { time: string }).time)
const messagesIn = (run: Run, id: string) => run.queues.find(({ logicalId }) => logicalId === id)?.messages()

describe('a schedule', () => {
  it('invokes the function with its input at its time, by the clock of the run', async () => {
    const run = await startSmallRun({ assembly: scheduledAssembly(), clock: clockAt('2030-05-01T03:00:00Z') })
    expect(run.running).toMatchObject({ schedules: ['Daily'], queues: ['SchedulerDead', 'Discarded'] })
    expect(run.unsupported).toEqual([])
    run.clock.moveTo(Date.parse('2030-05-01T03:59:59.900Z'))
    await eventually(() => expect(logged(run)).toHaveLength(1))
    expect(logged(run)).toEqual([
      [{ time: '2030-05-01T04:00:00Z' }, expect.stringMatching(/^2030-05-01T04:00:/), '2030-05-01'],
    ])
  })

  it('fires once for each time that the clock is moved over, in order', async () => {
    const run = await startSmallRun({ assembly: scheduledAssembly(), clock: clockAt('2030-10-25T12:00:00Z') })
    run.clock.moveTo(Date.parse('2030-10-28T12:00:00Z'))
    const three = ['2030-10-26T04:00:00Z', '2030-10-27T05:00:00Z', '2030-10-28T05:00:00Z']
    await eventually(() => expect(times(run)).toEqual(three))
    run.clock.moveTo(Date.parse('2030-10-26T00:00:00Z'))
    run.clock.moveTo(Date.parse('2030-10-29T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual([...three, '2030-10-29T05:00:00Z']))
  })

  it('does not fire for times at which no run was up', async () => {
    const data = newFolder()
    const first = await startSmallRun({
      data,
      assembly: scheduledAssembly(),
      clock: clockAt('2030-05-01T03:00:00Z'),
    })
    await first.stop()
    const run = await startSmallRun({
      data,
      assembly: scheduledAssembly(),
      clock: clockAt('2030-05-03T12:00:00Z'),
    })
    run.clock.moveTo(Date.parse('2030-05-04T12:00:00Z'))
    await eventually(() => expect(times(run)).toEqual(['2030-05-04T04:00:00Z']))
  })
})

describe('a function that fails when a schedule invokes it', () => {
  const daily = '2030-05-01T04:00:00Z'
  const start = async (change?: (resources: Record<string, Resource>) => void) => {
    const warnings: string[] = []
    const run = await startSmallRun({
      assembly: scheduledAssembly(`throw new TypeError('no')`, change),
      clock: clockAt('2030-05-01T03:00:00Z'),
      onWarning: (line) => warnings.push(line),
    })
    run.clock.moveTo(Date.parse(daily))
    await eventually(() => expect(warnings).toHaveLength(1))
    return { run, warnings }
  }

  it('is retried after one and two more minutes, then its event is dropped', async () => {
    const { run, warnings } = await start()
    run.clock.moveBy(60_000)
    await eventually(() => expect(warnings).toHaveLength(2))
    run.clock.moveBy(120_000)
    await eventually(() => expect(warnings).toHaveLength(3))
    expect(times(run)).toEqual([daily, daily, daily])
    expect(warnings).toEqual([
      'DailyTask: an event will be retried in 60 s (TypeError: no)',
      'DailyTask: an event will be retried in 120 s (TypeError: no)',
      'DailyTask: an event was discarded (RetriesExhausted) and dropped (TypeError: no)',
    ])
    expect(messagesIn(run, 'SchedulerDead')).toBe(0)
  })

  it('sends a record of its event to the failure destination', async () => {
    const { run, warnings } = await start((resources) => {
      resources['Config'] = invokeConfig()
    })
    expect(warnings).toEqual([
      'DailyTask: an event was discarded (RetriesExhausted) and sent to Discarded (TypeError: no)',
    ])
    expect(messagesIn(run, 'Discarded')).toBe(1)
    expect(run.unsupported).toEqual([])
  })
})

describe('a schedule is rejected', () => {
  const target = ({ Daily }: Record<string, Resource>) =>
    Daily!.Properties!['Target'] as Record<string, unknown>
  it.each<[string, (resources: Record<string, Resource>) => void, RegExp]>([
    [
      'with a flexible time window',
      ({ Daily }) => Object.assign(Daily!.Properties!, { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
      /^Daily: .* does not support the flexible time window FLEXIBLE;/,
    ],
    [
      'with an unknown time zone',
      ({ Daily }) => Object.assign(Daily!.Properties!, { ScheduleExpressionTimezone: 'Europe/Bonn' }),
      /Daily: .*time zone Europe\/Bonn/,
    ],
    [
      'without an input',
      (resources) => delete target(resources)['Input'],
      /^Daily: .*a target without Input;/,
    ],
    [
      'with another expression than a daily one',
      ({ Daily }) => Object.assign(Daily!.Properties!, { ScheduleExpression: 'rate(1 hour)' }),
      /^Daily: .*the schedule expression rate\(1 hour\);/,
    ],
    [
      'with another target than a function',
      (resources) => {
        target(resources)['Arn'] = 'arn:aws:sqs:x:y:z'
        resources['SchedulerPolicy'] = policy('SchedulerRole', [['lambda:*', 'sqs:*'], '*'])
      },
      /^Daily: .*the target arn:aws:sqs:x:y:z;/,
    ],
    [
      'whose role does not trust EventBridge Scheduler',
      (resources) => {
        resources['SchedulerRole'] = role
      },
      /^Daily: the schedule's role must trust scheduler.amazonaws.com;/,
    ],
    [
      'whose role trusts another account only',
      (resources) => {
        resources['SchedulerRole'] = schedulerRole('111111111111')
      },
      /^Daily: the schedule's role must trust scheduler.amazonaws.com;/,
    ],
    [
      'whose role does not grant the invocation',
      (resources) => {
        resources['SchedulerPolicy'] = policy('SchedulerRole')
      },
      /^Daily: the schedule's role must grant lambda:InvokeFunction on arn:.*:function:small-DailyTask/,
    ],
    [
      'whose role does not grant sending to the dead-letter queue',
      (resources) => {
        resources['SchedulerPolicy'] = policy('SchedulerRole', [['lambda:InvokeFunction'], '*'])
      },
      /^Daily: the schedule's role must grant sqs:SendMessage on arn:.*:small-SchedulerDead/,
    ],
    [
      'whose function’s role does not grant sending to the failure destination',
      (resources) => {
        delete resources['DailyTaskPolicy']
        resources['Config'] = invokeConfig()
      },
      /^Config: the role of DailyTask must grant sqs:SendMessage on/,
    ],
    [
      'whose function has settings for another version',
      (resources) => {
        resources['Config'] = invokeConfig({ Qualifier: '1' })
      },
      /^Config: .*the qualifier 1;/,
    ],
    [
      'whose failure destination is no queue',
      (resources) => {
        const OnFailure = { Destination: 'arn:aws:sns:x:y:z' }
        resources['Config'] = invokeConfig({ DestinationConfig: { OnFailure } })
      },
      /^Config: .*the destination arn:aws:sns:x:y:z;/,
    ],
  ])('%s', async (_, change, message) => {
    await expect(startSmallRun({ assembly: scheduledAssembly('', change) })).rejects.toThrow(message)
  })
})
