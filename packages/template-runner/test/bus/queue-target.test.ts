import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Run } from '../../src/run'
import type { Assembly } from '../../src/template/assembly'
import { eventually } from '../support/eventually'
import { sqsOf } from '../support/operator'
import { queueAssembly } from '../support/queue-assembly'
import { postThing, startSmallRun, stopRuns } from '../support/small-run'

afterEach(stopRuns)

interface PolicyStatement {
  Effect: string
  Condition: Record<string, unknown>
}

/** The stack with queues, without a consumer. */
function assemblyWithoutConsumer(): Assembly {
  const assembly = queueAssembly()
  delete assembly.template.Resources['QueueMapping']
  return assembly
}

/** The statement of a queue's policy that admits the rule. */
function allowStatement(assembly: Assembly, policy: string): PolicyStatement {
  const { PolicyDocument } = assembly.template.Resources[policy]!.Properties as {
    PolicyDocument: { Statement: PolicyStatement[] }
  }
  return PolicyDocument.Statement.find(({ Effect }) => Effect === 'Allow')!
}

async function receive(run: Run, name: string) {
  const input = { QueueUrl: `https://sqs/${name}`, WaitTimeSeconds: 20, MessageAttributeNames: ['All'] }
  return (await sqsOf(run).send(new ReceiveMessageCommand(input))).Messages?.[0]
}

describe('a rule whose target is a queue', () => {
  it('sends the event as JSON', async () => {
    const run = await startSmallRun({ assembly: assemblyWithoutConsumer() })
    await postThing(run, 'one')
    const { Body = '' } = (await receive(run, 'small-Queue')) ?? {}
    expect(JSON.parse(Body)).toMatchObject({ 'detail-type': 'thing.recorded', detail: { subject: 'one' } })
  })

  it.each<[string, (assembly: Assembly) => void]>([
    ['no policy admits the rule', (assembly) => delete assembly.template.Resources['QueuePolicy']],
    [
      'the queue’s policy admits another rule',
      (assembly) => {
        allowStatement(assembly, 'QueuePolicy').Condition = {
          ArnEquals: { 'aws:SourceArn': 'arn:*:rule/other' },
        }
      },
    ],
  ])('sends the event to the dead-letter queue, with a warning, when %s', async (_, change) => {
    const warnings: string[] = []
    const assembly = assemblyWithoutConsumer()
    change(assembly)
    const run = await startSmallRun({ assembly, onWarning: (line) => warnings.push(line) })
    await postThing(run, 'one')
    const dead = await receive(run, 'small-Dead')
    expect(JSON.parse(dead?.Body ?? '')).toMatchObject({ detail: { subject: 'one' } })
    expect(dead?.MessageAttributes).toMatchObject({
      RULE_ARN: { StringValue: 'arn:aws:events:eu-central-1:000000000000:rule/small-ToQueue' },
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    })
    expect(warnings).toEqual([
      expect.stringMatching(
        /^ToQueue: the event \S+ was not delivered \(no policy of Queue admits this rule\) and was sent to Dead$/,
      ),
    ])
    expect(await sqsOf(run).send(new ReceiveMessageCommand({ QueueUrl: 'small-Queue' }))).not.toHaveProperty(
      'Messages',
    )
  })

  it('drops the event, with a warning, when no policy of the dead-letter queue admits the rule', async () => {
    const warnings: string[] = []
    const assembly = assemblyWithoutConsumer()
    for (const id of ['QueuePolicy', 'DeadPolicy']) delete assembly.template.Resources[id]
    const run = await startSmallRun({ assembly, onWarning: (line) => warnings.push(line) })
    await postThing(run, 'one')
    await eventually(() => expect(warnings).toHaveLength(1))
    expect(warnings[0]).toMatch(/was dropped, because no policy of Dead admits this rule$/)
    expect(run.queues.map((queue) => queue.messages())).toEqual([0, 0])
  })

  it.each<[string, (rule: Record<string, unknown>) => void, RegExp]>([
    [
      'a disabled rule',
      (rule) => (rule['State'] = 'DISABLED'),
      /^ToQueue: .* does not support the state DISABLED;/,
    ],
    [
      'a rule on the default bus',
      (rule) => delete rule['EventBusName'],
      /^ToQueue: .* has no event bus default;/,
    ],
    [
      'a rule without a pattern',
      (rule) => delete rule['EventPattern'],
      /^ToQueue: the event pattern must list/,
    ],
    [
      'a target of another stack',
      (rule) => (rule['Targets'] = [{ Id: 'x', Arn: 'arn:aws:sqs:x:y:z' }]),
      /^ToQueue: .* does not support the target arn:aws:sqs:x:y:z;/,
    ],
    [
      'an InputTransformer of a queue',
      (rule) =>
        Object.assign((rule['Targets'] as object[])[0]!, {
          InputTransformer: { InputPathsMap: { time: '$.time' }, InputTemplate: '<time>' },
        }),
      /^ToQueue: .* does not support InputTransformer of a target that is a queue;/,
    ],
  ])('is rejected by name: %s', async (_, change, message) => {
    const assembly = assemblyWithoutConsumer()
    change(assembly.template.Resources['ToQueue']!.Properties!)
    await expect(startSmallRun({ assembly })).rejects.toThrow(message)
  })

  it('is rejected by name: a log group without an InputTransformer', async () => {
    const assembly = assemblyWithoutConsumer()
    const { Targets } = assembly.template.Resources['Rule']!.Properties as { Targets: object[] }
    delete (Targets[0] as { InputTransformer?: object }).InputTransformer
    await expect(startSmallRun({ assembly })).rejects.toThrow(
      /^Rule: .* does not support a log group as a target without an InputTransformer;/,
    )
  })

  it('is rejected when the queue’s policy has an unsupported condition', async () => {
    const assembly = assemblyWithoutConsumer()
    allowStatement(assembly, 'QueuePolicy').Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    await expect(startSmallRun({ assembly })).rejects.toThrow(
      'QueuePolicy: the template runner does not support the condition operator IpAddress;',
    )
  })
})
