import { Duration, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  type IAlarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { StreamConsumer } from './alarms'
import type { FunctionName } from '../functions/functions'

export interface OfficeDashboardProps {
  readonly http: HttpApi
  readonly functions: Readonly<Record<FunctionName, Function>>
  readonly consumers: readonly StreamConsumer[]
  readonly alarms: readonly IAlarm[]
}

const period = Duration.minutes(5)
const HALF = 12
const WHOLE = 24

/**
 * The office's day on one page of CloudWatch: the alarms, requests and their latency, each function, what waits, what failed
 * finally, and what was announced and issued. It shows numbers alone, and names of functions and queues. It has every queue
 * of the stack that exists when it is created.
 */
export class OfficeDashboard extends Construct {
  /** The generated name. */
  readonly name: string

  constructor(scope: Construct, id: string, props: OfficeDashboardProps) {
    super(scope, id)
    const dashboard = new Dashboard(this, 'Board', {
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: WHOLE })],
        requests(props.http),
        functions(Object.values(props.functions)),
        this.waiting(props.consumers),
        this.messages(),
        results(props.functions),
      ],
    })
    this.name = dashboard.dashboardName
  }

  private waiting(consumers: readonly StreamConsumer[]): GraphWidget[] {
    const ages = consumers.map(({ name, fn }) =>
      fn.metric('IteratorAge', { statistic: 'Maximum', period, label: name }),
    )
    const oldest = this.queues(true).map((queue) =>
      queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period, label: labelOf(queue) }),
    )
    return [
      graph('Age of the oldest change in the stream (ms)', ages),
      graph('Age of the oldest message (s)', oldest),
    ]
  }

  private messages(): GraphWidget[] {
    const counts = (hasDeadLetters: boolean) =>
      this.queues(hasDeadLetters).map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({
          statistic: 'Maximum',
          period,
          label: labelOf(queue),
        }),
      )
    return [graph('Messages that wait', counts(true)), graph('Dead letters', counts(false))]
  }

  /** The queues that a function consumes have dead letters; the others are queues of dead letters. */
  private queues(hasDeadLetters: boolean): Queue[] {
    return Stack.of(this)
      .node.findAll()
      .filter((construct): construct is Queue => construct instanceof Queue)
      .filter(({ deadLetterQueue }) => (deadLetterQueue !== undefined) === hasDeadLetters)
  }
}

const labelOf = ({ node }: Queue): string => node.path.split('/').slice(1).join(' ')

const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: HALF, leftYAxis: { min: 0, showUnits: false } })

const requests = (http: HttpApi): GraphWidget[] => [
  graph('Requests', [
    http.metricCount({ statistic: 'Sum', period, label: 'All' }),
    http.metricClientError({ statistic: 'Sum', period, label: '4xx' }),
    http.metricServerError({ statistic: 'Sum', period, label: '5xx' }),
  ]),
  graph('Latency (ms)', [
    http.metricLatency({ statistic: 'p50', period, label: 'p50' }),
    http.metricLatency({ statistic: 'p95', period, label: 'p95' }),
  ]),
]

const functions = (all: readonly Function[]): GraphWidget[] => [
  graph(
    'Invocations by function',
    all.map((fn) => fn.metricInvocations({ statistic: 'Sum', period, label: fn.node.id })),
  ),
  graph(
    'Errors by function',
    all.map((fn) => fn.metricErrors({ statistic: 'Sum', period, label: fn.node.id })),
  ),
]

/** The logs have these numbers already: a query costs by the bytes that it reads when the page is open, a metric all month. */
const results = ({ announce, issue }: OfficeDashboardProps['functions']): LogQueryWidget[] => [
  byHour('Announced jubilees', announce, 'new'),
  byHour('Issued notices', issue, 'issued'),
]

const byHour = (title: string, { logGroup }: Function, field: string): LogQueryWidget =>
  new LogQueryWidget({
    title,
    logGroupNames: [logGroup.logGroupName],
    view: LogQueryVisualizationType.BAR,
    queryLines: [`filter ispresent(${field})`, `stats sum(${field}) by bin(1h)`],
    width: HALF,
  })
