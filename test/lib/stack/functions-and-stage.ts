import { RESOURCES } from '../../../contract/catalogue'
import { FUNCTION_NAMES } from '../../../lib/functions/functions'
import { pascalCase } from '../../../lib/pascal-case'
import { named, propertiesOf, synthesized } from '../synthesized'

const template = synthesized({ timeZone: 'Europe/Vienna', books: 'golden-book' })

const functionNamed = (name: string) =>
  named(template, pascalCase(name), 'AWS::Lambda::Function')[1].Properties
const environmentOf = (name: string) =>
  Object.keys((functionNamed(name).Environment as { Variables: object }).Variables).toSorted()

/** How long functions may take that no caller waits for; the others have the 29 seconds of a request. */
const TIMEOUTS: Readonly<Record<string, number>> = {
  publish: 60,
  project: 60,
  'fan-out': 30,
  deliver: 30,
  retry: 30,
  announce: 300,
  'token-claims': 5,
}

describe.each(FUNCTION_NAMES)('the function %s', (name) => {
  test('runs on Node.js 24 on arm64, traced, with JSON logs and a time-out', () => {
    expect(functionNamed(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
      Timeout: TIMEOUTS[name] ?? 29,
    })
  })

  test('keeps its log for three months', () => {
    const [log, { Properties }] = named(template, `${pascalCase(name)}Log`, 'AWS::Logs::LogGroup')
    expect(Properties.RetentionInDays).toBe(90)
    expect(functionNamed(name).LoggingConfig).toMatchObject({ LogGroup: { Ref: log } })
  })

  test('has a role of its own, without policies of others', () => {
    const [role, { Properties }] = named(template, `${pascalCase(name)}Role`, 'AWS::IAM::Role')
    expect(functionNamed(name).Role).toEqual({ 'Fn::GetAtt': [role, 'Arn'] })
    expect(Properties).not.toHaveProperty('ManagedPolicyArns')
  })
})

test.each(RESOURCES.filter((name) => !['meta', 'people', 'subscriptions', 'calendar'].includes(name)))(
  '%s knows the table, the books and the time zone',
  (name) => {
    expect(functionNamed(name).Environment).toMatchObject({
      Variables: { BOOKS: 'golden-book', OFFICE_TIME_ZONE: 'Europe/Vienna' },
    })
    const usual = ['BOOKS', 'CURSOR_KEY', 'OFFICE_TIME_ZONE', 'TABLE_NAME']
    expect(environmentOf(name)).toEqual(name === 'notices' ? usual.toSpliced(3, 0, 'PRESS_OFFICE') : usual)
  },
)

test("the key of cursors is the part of the stack's id that CloudFormation generates", () => {
  expect(functionNamed('people').Environment).toMatchObject({
    Variables: { CURSOR_KEY: { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] } },
  })
})

test('the others know only what they need', () => {
  expect(environmentOf('people')).toEqual(['BOOKS', 'CURSOR_KEY', 'TABLE_NAME'])
  expect(environmentOf('project')).toEqual(['TABLE_NAME'])
  expect(environmentOf('meta')).toEqual(['TABLE_NAME'])
  expect(environmentOf('publish')).toEqual(['BUS_NAME'])
  expect(environmentOf('announce')).toEqual(['OFFICE_TIME_ZONE', 'TABLE_NAME'])
  expect(environmentOf('subscriptions')).toEqual(['CURSOR_KEY', 'TABLE_NAME'])
  expect(environmentOf('calendar')).toEqual(['CURSOR_KEY', 'OFFICE_TIME_ZONE', 'TABLE_NAME'])
  expect(environmentOf('fan-out')).toEqual([
    'ANNOUNCED_QUEUE_URL',
    'BOOKS',
    'DELIVERIES_QUEUE_URL',
    'TABLE_NAME',
  ])
  for (const name of ['deliver', 'retry'])
    expect(environmentOf(name)).toEqual(['DEAD_LETTERS_QUEUE_URL', 'RETRIES_QUEUE_URL', 'TABLE_NAME'])
})

test('somebody is told when the API fails, what is fed lags or gives up, something is not reached, a day’s jubilees are not announced, or a notice is not issued', () => {
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm')
  expect(alarms.map(({ MetricName, Threshold }) => [MetricName, Threshold])).toEqual([
    ['5xx', 0],
    ['IteratorAge', 300_000],
    ['OnFailureDestinationDeliveredEventCount', 0],
    ['IteratorAge', 300_000],
    ['OnFailureDestinationDeliveredEventCount', 0],
    ['ApproximateNumberOfMessagesVisible', 0],
    ['ApproximateNumberOfMessagesVisible', 0],
    ['ApproximateNumberOfMessagesVisible', 0],
    ['ApproximateAgeOfOldestMessage', 300],
    ['ApproximateAgeOfOldestMessage', 300],
    ['golden-book-dev-FanOut-errors', 0],
    ['golden-book-dev-Deliver-errors', 0],
    ['golden-book-dev-Retry-errors', 0],
    ['ApproximateNumberOfMessagesVisible', 0],
    ['ApproximateNumberOfMessagesVisible', 0],
    ['golden-book-dev-Issue-errors', 0],
  ])
})

test('the template needs no account, no region, no parameter and no lookup', () => {
  expect(Object.keys(template).toSorted()).toEqual(['Description', 'Outputs', 'Resources'])
})
