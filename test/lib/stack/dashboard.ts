import { FUNCTION_NAMES } from '../../../lib/functions/functions'
import { pascalCase } from '../../../lib/pascal-case'
import { onlyOf, resourcesOf, synthesized } from '../synthesized'
import { textOf } from './wildcards'

const template = synthesized({ stage: 'production' })

interface Widget {
  readonly properties: {
    readonly title: string
    readonly metrics?: readonly (readonly unknown[])[]
    readonly alarms?: readonly string[]
    readonly query?: string
  }
}

const { DashboardBody, ...others } = onlyOf(template, 'AWS::CloudWatch::Dashboard').Properties
const { widgets } = JSON.parse(textOf(DashboardBody)) as { widgets: Widget[] }

const titled = (title: string) => widgets.find(({ properties }) => properties.title === title)!.properties

/** The logical ids of a type, as the text of the dashboard has them. */
const idsOf = (type: string): string[] => resourcesOf(template, type).map(([id]) => id)

const resourcesIn = (title: string): string[] =>
  (titled(title).metrics ?? []).map(([, , , value]) => String(value).replace(/^<|\.QueueName>$|>$/g, ''))

test('the dashboard has a name of CloudFormation, which is an output', () => {
  expect(others).toEqual({})
  expect(template.Outputs.DashboardName?.Value).toEqual({ Ref: idsOf('AWS::CloudWatch::Dashboard')[0] })
})

test('it shows every alarm', () => {
  expect(titled('Alarms').alarms).toEqual(idsOf('AWS::CloudWatch::Alarm').map((id) => `<${id}.Arn>`))
})

test.each(['Invocations by function', 'Errors by function'])('%s has every function', (title) => {
  expect(resourcesIn(title).toSorted()).toEqual(idsOf('AWS::Lambda::Function').toSorted())
  expect(resourcesIn(title)).toHaveLength(FUNCTION_NAMES.length)
})

test('requests and their latency are those of the API', () => {
  expect(titled('Requests').metrics?.map(([, name]) => name)).toEqual(['Count', '4xx', '5xx'])
  expect(titled('Latency (ms)').metrics?.map(([, name]) => name)).toEqual(['Latency', 'Latency'])
})

test('what waits is the stream for its two consumers, and every queue that a function consumes', () => {
  const consumers = resourcesIn('Age of the oldest change in the stream (ms)')
  expect(consumers.map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['Publish', 'Project'])
  const consumed = resourcesOf(template, 'AWS::SQS::Queue').filter(
    ([, it]) => 'RedrivePolicy' in it.Properties,
  )
  const ids = consumed.map(([id]) => id).toSorted()
  expect(resourcesIn('Messages that wait').toSorted()).toEqual(ids)
  expect(resourcesIn('Age of the oldest message (s)').toSorted()).toEqual(ids)
})

test('every other queue is one of dead letters', () => {
  const shown = [...resourcesIn('Messages that wait'), ...resourcesIn('Dead letters')]
  expect(shown.toSorted()).toEqual(idsOf('AWS::SQS::Queue').toSorted())
})

test.each([
  ['Announced jubilees', 'announce', 'new'],
  ['Issued notices', 'issue', 'issued'],
])('%s are summed from the log of %s, by its field %s', (title, name, field) => {
  const log = idsOf('AWS::Logs::LogGroup').find((id) => id.startsWith(`${pascalCase(name)}Log`))
  expect(titled(title).query).toBe(
    `SOURCE '<${log}>' | filter ispresent(${field})\n| stats sum(${field}) by bin(1h)`,
  )
})

test('it has names of functions and queues, numbers, and nothing of anybody', () => {
  const fields = [...textOf(DashboardBody).matchAll(/(?:ispresent|sum)\((\w+)\)/g)].map(([, name]) => name)
  expect(new Set(fields)).toEqual(new Set(['new', 'issued']))
})
