import type { Resource } from '../../src/template/template'
import { invokeConfig, scheduledAssembly, schedulerRole } from '../support/scheduled-assembly'
import { startSmallRun, stopRuns } from '../support/small-run'
import { policy, role } from '../support/template-parts'

afterEach(stopRuns)

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
      'with an unsupported expression',
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
