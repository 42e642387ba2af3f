import { Duration, Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { ComparisonOperator, TreatMissingData, Metric, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { EventSourceMapping, Function } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { JubileeSchedule } from '../functions/jubilee-schedule'
import type { NoticeSchedule } from '../functions/notice-schedule'
import type { Notifications } from '../notifications/notifications'

/** A function that consumes the table's stream; `name` is its task. */
export interface StreamConsumer {
  readonly name: string
  readonly fn: Function
  readonly mapping: EventSourceMapping
}

export interface AlarmsProps {
  readonly http: HttpApi
  readonly consumers: readonly StreamConsumer[]
  /** The events that the bus could not deliver to its targets. */
  readonly deadLetters: Queue
  readonly notifications: Notifications
  readonly jubilees: JubileeSchedule
  /** Issues the notices whose embargo is over. */
  readonly issuer: { readonly fn: Function; readonly schedule: NoticeSchedule }
  /** Every alarm notifies each of them. */
  readonly topics: readonly ITopic[]
}

const period = Duration.minutes(5)

/** The alarms for the operator, who reads about each in the runbook. */
export class Alarms extends Construct {
  readonly all: IAlarm[] = []
  private readonly actions: readonly SnsAction[]

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.actions = props.topics.map((topic) => new SnsAction(topic))
    const { http, consumers, deadLetters, notifications, jubilees, issuer } = props
    this.alarm(
      'ApiFails',
      http.metricServerError({ period }),
      'The API answered with 5xx: search its log by request id.',
    )
    for (const each of consumers) this.watch(each)
    this.watchQueue('DeadLetters', deadLetters, 'The bus could not deliver an event to its target.')
    this.watchNotifications(notifications)
    this.watchQueue('JubileesGaveUp', jubilees.givenUp, 'The jubilees of a day could not be announced.')
    this.watchQueue('NoticesGaveUp', issuer.schedule.givenUp, 'The notices of a minute were not issued.')
    this.alarm(
      'NoticeNotIssued',
      errorsOf(issuer.fn),
      'The minute of a notice came, and the notice is stale or could not be issued.',
    )
  }

  private watchNotifications({ announced, deliveries, lost, undelivered, workers }: Notifications): void {
    this.watchQueue('LostChanges', lost, 'A change could not be fanned out to the subscriptions.')
    this.watchQueue('Undelivered', undelivered, 'A delivery to a subscribed service had its last attempt.')
    this.watchAge(
      'FanOutLags',
      announced,
      'Changes wait longer than five minutes for the fan-out (in seconds).',
    )
    this.watchAge(
      'DeliveryLags',
      deliveries,
      'Messages wait longer than five minutes for their first attempt (in seconds).',
    )
    for (const [name, fn] of Object.entries(workers))
      this.alarm(
        `${name}Fails`,
        errorsOf(fn),
        `${name}: messages failed by an error of the function, and are retried.`,
      )
  }

  /** Alarms while a message is older than five minutes in a queue that is processed at once. */
  private watchAge(id: string, queue: Queue, description: string): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period })
    this.alarm(id, metric, description, Duration.minutes(5).toSeconds())
  }

  /** Alarms while a message is in a queue that should be empty. */
  private watchQueue(id: string, queue: Queue, description: string): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period })
    this.alarm(id, metric, description)
  }

  private watch({ name, fn, mapping }: StreamConsumer): void {
    this.alarm(
      `${name}Lags`,
      fn.metric('IteratorAge', { statistic: 'Maximum', period }),
      `Changes wait longer than five minutes for ${name.toLowerCase()} (in milliseconds).`,
      Duration.minutes(5).toMilliseconds(),
    )
    this.alarm(
      `${name}GaveUp`,
      givenUp(mapping),
      `${name} of changes failed finally; they are kept in the bucket of failed changes.`,
    )
  }

  private alarm(id: string, metric: Metric, alarmDescription: string, threshold = 0): void {
    const alarm = metric.createAlarm(this, id, {
      alarmDescription,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(...this.actions)
    this.all.push(alarm)
  }
}

/** A function of a queue reports failures message by message, for which Lambda has no metric: the log has them. */
const errorsOf = (fn: Function): Metric =>
  new MetricFilter(fn, 'Errors', {
    logGroup: fn.logGroup,
    filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
    metricNamespace: 'GoldenBook',
    metricName: `${Stack.of(fn).stackName}-${fn.node.id}-errors`,
  }).metric({ statistic: 'Sum', period })

/** A metric of the mapping: a discarded batch is no error of the function. */
const givenUp = (mapping: EventSourceMapping): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'OnFailureDestinationDeliveredEventCount',
    dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
    statistic: 'Sum',
    period,
  })
