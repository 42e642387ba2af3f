/** Records the events of a deployed stage's bus: by a rule and a queue of its own, which it removes. */
import { randomUUID } from 'node:crypto'
import {
  DeleteRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type EventBridgeClient,
} from '@aws-sdk/client-eventbridge'
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { EVENT_SOURCE } from '../../../contract/events'
import { eventually } from '../../support/eventually'
import type { BusEvent } from '../../support/registry'

/** The source of the event by which a recorder finds out that its rule has taken effect. */
const PROBE_SOURCE = 'golden-book-trial'
const TARGET = 'queue'

export class EventRecorder {
  private readonly recorded = new Map<string, BusEvent>()
  private isReady = false
  private readonly name = `golden-book-trial-${randomUUID()}`
  private queueUrl = ''
  private readonly stopping = new AbortController()
  private receiving: Promise<void> = Promise.resolve()

  constructor(
    private readonly events: EventBridgeClient,
    private readonly sqs: SQSClient,
    private readonly bus: string,
  ) {}

  /** Resolves once every further event is recorded. */
  async start(): Promise<void> {
    const { QueueUrl = '' } = await this.sqs.send(new CreateQueueCommand({ QueueName: this.name }))
    this.queueUrl = QueueUrl
    await this.sendEventsToQueue()
    this.receiving = this.receive()
    await eventually(async () => {
      const Entries = [{ EventBusName: this.bus, Source: PROBE_SOURCE, DetailType: 'probe', Detail: '{}' }]
      if (!this.isReady) await this.events.send(new PutEventsCommand({ Entries }))
      if (!this.isReady) throw new Error('The rule of the tests has not taken effect.')
    })
  }

  /** Each event once, in the order of the ids, which is that of the changes. */
  all(): readonly BusEvent[] {
    return [...this.recorded.values()].toSorted((a, b) => (a.detail.id < b.detail.id ? -1 : 1))
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.receiving
    const rule = { Rule: this.name, EventBusName: this.bus }
    await this.events.send(new RemoveTargetsCommand({ ...rule, Ids: [TARGET] }))
    await this.events.send(new DeleteRuleCommand({ Name: this.name, EventBusName: this.bus }))
    await this.sqs.send(new DeleteQueueCommand({ QueueUrl: this.queueUrl }))
  }

  private async sendEventsToQueue(): Promise<void> {
    const rule = { Name: this.name, EventBusName: this.bus }
    const EventPattern = JSON.stringify({ source: [EVENT_SOURCE, PROBE_SOURCE] })
    const { RuleArn } = await this.events.send(new PutRuleCommand({ ...rule, EventPattern }))
    const { Attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: this.queueUrl, AttributeNames: ['QueueArn'] }),
    )
    const Arn = Attributes?.QueueArn ?? ''
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: Arn,
        Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
      },
    }
    const settings = { QueueUrl: this.queueUrl, Attributes: { Policy: JSON.stringify(policy) } }
    await this.sqs.send(new SetQueueAttributesCommand(settings))
    const target = { Rule: this.name, EventBusName: this.bus, Targets: [{ Id: TARGET, Arn }] }
    await this.events.send(new PutTargetsCommand(target))
  }

  private async receive(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      const request = { QueueUrl: this.queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }
      const { Messages = [] } = await this.sqs
        .send(new ReceiveMessageCommand(request), { abortSignal: signal })
        .catch((error: unknown) => {
          if (signal.aborted) return { Messages: [] }
          throw error
        })
      for (const { Body = '' } of Messages) this.record(JSON.parse(Body) as BusEvent)
      if (Messages.length > 0)
        await this.sqs.send(
          new DeleteMessageBatchCommand({
            QueueUrl: this.queueUrl,
            Entries: Messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle })),
          }),
        )
    }
  }

  private record(event: BusEvent): void {
    if (event.source === PROBE_SOURCE) this.isReady = true
    else this.recorded.set(event.detail.id, event)
  }
}
