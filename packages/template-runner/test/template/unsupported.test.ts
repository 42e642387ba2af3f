import { typesWithoutEffect, unsupportedParts } from '../../src/template/unsupported'
import { smallAssembly } from '../support/small-assembly'
import { queueAssembly } from '../support/queue-assembly'
import { removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

/** The unsupported parts of the stack with queues, after properties of a resource are changed. */
function partsWith(logicalId: string, properties: Record<string, unknown>): string[] {
  const { template } = queueAssembly()
  const resource = template.Resources[logicalId]!
  resource.Properties = { ...resource.Properties, ...properties }
  return unsupportedParts(template)
}

describe('unsupportedParts', () => {
  it('is empty for a template that the runner supports', () => {
    expect(unsupportedParts(queueAssembly().template)).toEqual([])
  })

  it('names a resource by logical id and type', () => {
    const { template } = smallAssembly()
    template.Resources['Thing'] = { Type: 'AWS::IoT::Thing', Properties: { Name: 'thing' } }
    expect(unsupportedParts(template)).toEqual(['Thing (AWS::IoT::Thing)'])
  })

  it('names a section, and an attribute of a resource', () => {
    const template = { ...smallAssembly().template, Parameters: {} }
    Object.assign(template.Resources['Bus']!, { Condition: 'IsProduction' })
    expect(unsupportedParts(template)).toEqual([
      'the section Parameters',
      'Bus (AWS::Events::EventBus): Condition',
    ])
  })

  it.each([
    ['Mapping', 'AWS::Lambda::EventSourceMapping', { TumblingWindowInSeconds: 5 }, 'TumblingWindowInSeconds'],
    [
      'QueueMapping',
      'AWS::Lambda::EventSourceMapping',
      { TumblingWindowInSeconds: 1 },
      'TumblingWindowInSeconds',
    ],
    ['Things', 'AWS::Lambda::Function', { ReservedConcurrentExecutions: 1 }, 'ReservedConcurrentExecutions'],
    ['Things', 'AWS::Lambda::Function', { DeadLetterConfig: {} }, 'DeadLetterConfig'],
    ['Queue', 'AWS::SQS::Queue', { DelaySeconds: 1 }, 'DelaySeconds'],
    ['Queue', 'AWS::SQS::Queue', { QueueName: 'x' }, 'QueueName'],
    ['Queue', 'AWS::SQS::Queue', { FifoQueue: true }, 'FifoQueue'],
    [
      'Stage',
      'AWS::ApiGatewayV2::Stage',
      { RouteSettings: { 'GET /': { LoggingLevel: 'INFO' } } },
      'RouteSettings.GET /.LoggingLevel',
    ],
    ['Rule', 'AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' }, 'ScheduleExpression'],
    [
      'Rule',
      'AWS::Events::Rule',
      { Targets: [{ SqsParameters: {} }, { SqsParameters: {} }] },
      'Targets.SqsParameters',
    ],
  ])('names a property of %s by its path (%s, case %#)', (logicalId, type, properties, path) => {
    expect(partsWith(logicalId, properties)).toEqual([`${logicalId} (${type}): ${path}`])
  })

  it.each([
    ['AWS::CloudWatch::Alarm', 'a run raises no alarms'],
    ['AWS::CloudWatch::Dashboard', 'a run has no metrics'],
    ['AWS::SNS::Topic', 'a run raises no alarms'],
    ['AWS::SNS::TopicPolicy', 'a run raises no alarms'],
    ['AWS::SNS::Subscription', 'a run raises no alarms'],
    ['AWS::ApiGatewayV2::DomainName', 'the address of a run is that of this machine'],
    ['AWS::ApiGatewayV2::ApiMapping', 'the address of a run is that of this machine'],
    ['AWS::KMS::Key', 'file permissions protect the data folder'],
  ])(
    'does not name a type without effect, which typesWithoutEffect gives with the reason: %s',
    (type, reason) => {
      const { template } = smallAssembly()
      template.Resources['Any'] = { Type: type, Properties: { Anything: 1 } }
      expect(unsupportedParts(template)).toEqual([])
      expect(typesWithoutEffect(template).get(type)).toBe(reason)
    },
  )
})
