import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Run } from '../../src/run'
import type { Assembly } from '../../src/template/assembly'
import { eventually } from '../../../../test/support/eventually'
import { sqsOf } from '../operator'
import { queueAssembly } from '../queue-fixture'
import { endRuns, post, startSmall, subjectsIn } from '../small-run'

afterEach(endRuns)

interface PolicyStatement {
  Effect: string
  Condition: Record<string, unknown>
}

/** The stack with queues, from which nobody consumes. */
function unconsumed(): Assembly {
  const assembly = queueAssembly()
  delete assembly.template.Resources['QueueMapping']
  return assembly
}

function admission(assembly: Assembly, policy: string): PolicyStatement {
  const { PolicyDocument } = assembly.template.Resources[policy]!.Properties as {
    PolicyDocument: { Statement: PolicyStatement[] }
  }
  return PolicyDocument.Statement.find(({ Effect }) => Effect === 'Allow')!
}

const targetOf = (assembly: Assembly) =>
  (assembly.template.Resources['ToQueue']!.Properties as { Targets: Record<string, unknown>[] }).Targets[0]!

async function received(run: Run, name: string) {
  const input = { QueueUrl: `https://sqs/${name}`, WaitTimeSeconds: 10, MessageAttributeNames: ['All'] }
  const command = new ReceiveMessageCommand({ ...input, MessageSystemAttributeNames: ['MessageGroupId'] })
  return (await sqsOf(run).send(command)).Messages?.[0]
}

describe('a rule whose target is a queue', () => {
  it('sends the event as it is', async () => {
    const run = await startSmall({ assembly: unconsumed() })
    await post(run, 'one')
    const { Body = '' } = (await received(run, 'small-Queue')) ?? {}
    expect(JSON.parse(Body)).toMatchObject({ 'detail-type': 'thing.recorded', detail: { subject: 'one' } })
  })

  it('sends what its transformer makes of it, for the group that it names', async () => {
    const assembly = unconsumed()
    Object.assign(targetOf(assembly), {
      InputTransformer: { InputPathsMap: { subject: '$.detail.subject' }, InputTemplate: '{"of":<subject>}' },
      SqsParameters: { MessageGroupId: 'announced' },
    })
    const run = await startSmall({ assembly })
    await post(run, 'one')
    expect(await received(run, 'small-Queue')).toMatchObject({
      Body: '{"of":"one"}',
      Attributes: { MessageGroupId: 'announced' },
    })
  })

  it.each<[string, (assembly: Assembly) => void]>([
    ['no policy admits it', (assembly) => delete assembly.template.Resources['QueuePolicy']],
    [
      'the queue’s policy admits another rule',
      (assembly) => {
        admission(assembly, 'QueuePolicy').Condition = { ArnLike: { 'aws:SourceArn': 'arn:*:rule/other' } }
      },
    ],
  ])('sends the event to its dead-letter queue, and says so, when %s', async (_, change) => {
    const troubles: string[] = []
    const assembly = unconsumed()
    change(assembly)
    const run = await startSmall({ assembly, onTrouble: (line) => troubles.push(line) })
    await post(run, 'one')
    const dead = await received(run, 'small-Dead')
    expect(JSON.parse(dead?.Body ?? '')).toMatchObject({ detail: { subject: 'one' } })
    expect(dead?.MessageAttributes).toMatchObject({
      RULE_ARN: { StringValue: 'arn:aws:events:eu-central-1:000000000000:rule/small-ToQueue' },
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    })
    expect(troubles).toEqual([
      expect.stringMatching(
        /^ToQueue: the event \S+ could not be delivered \(no policy of Queue admits this rule\); it was sent to Dead$/,
      ),
    ])
    expect(await sqsOf(run).send(new ReceiveMessageCommand({ QueueUrl: 'small-Queue' }))).not.toHaveProperty(
      'Messages',
    )
  })

  it('drops the event, and says so, when its dead-letter queue does not admit it either', async () => {
    const troubles: string[] = []
    const assembly = unconsumed()
    for (const id of ['QueuePolicy', 'DeadPolicy']) delete assembly.template.Resources[id]
    const run = await startSmall({ assembly, onTrouble: (line) => troubles.push(line) })
    await post(run, 'one')
    await eventually(() => expect(troubles).toHaveLength(1))
    expect(troubles[0]).toMatch(/it was dropped: no policy of Dead admits this rule$/)
    expect(run.queues.map((queue) => queue.messages())).toEqual([0, 0])
  })

  it('sends nothing when it is switched off', async () => {
    const assembly = unconsumed()
    Object.assign(assembly.template.Resources['ToQueue']!.Properties!, { State: 'DISABLED' })
    const run = await startSmall({ assembly })
    await post(run, 'one')
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one']))
    expect(run.running.rules).toEqual(['Rule'])
    expect(run.queues.map((queue) => queue.messages())).toEqual([0, 0])
  })

  it('is refused when the queue’s policy has a condition that the runner does not know', async () => {
    const assembly = unconsumed()
    admission(assembly, 'QueuePolicy').Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    await expect(startSmall({ assembly })).rejects.toThrow(
      'In the template, QueuePolicy: the local run does not know the condition IpAddress.',
    )
  })
})
