import { join } from 'node:path'
import { Aws, CfnOutput, DefaultStackSynthesizer, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { Alarms, type FedFunction } from './alarms'
import { Announcements } from './announcements'
import { Api } from './api'
import type { FunctionName } from './bundles'
import { ChangeBus } from './change-bus'
import { ChangeFeed } from './change-feed'
import { JubileeSchedule } from './jubilee-schedule'
import { Notifications } from './notifications'
import { pascalCase } from './pascal-case'
import { BATCH_TIMEOUT } from './queues'
import { RegistryTable } from './registry-table'
import { ServiceFunction, type ServiceFunctionProps } from './service-function'
import { keepsData, type Settings } from './settings'
import { SignIn } from './sign-in'

export interface GoldenBookStackProps {
  readonly settings: Settings
  /** The folder that holds `<function>/index.js`. */
  readonly bundles: string
  /** Whether subscribed services may be on this machine itself: where the stack runs locally, and nowhere else. @default false */
  readonly loopbackSubscribers?: boolean
}

/** The registry of one stage: what it keeps, what it serves, what it announces. */
export class GoldenBookStack extends Stack {
  private readonly removalPolicy: RemovalPolicy

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GoldenBookStackProps,
  ) {
    super(scope, id, {
      description: "The registry of a city's protocol office: visits, Golden Book signings, partnerships.",
      terminationProtection: keepsData(props.settings.stage),
      // `cdk deploy` looks at the bootstrap stack by itself; the template need not.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    })
    const { stage, subscriberAccounts } = props.settings
    const stays = { stage, keepsData: keepsData(stage) }
    this.removalPolicy = stays.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    const table = new RegistryTable(this, 'Registry', stays)
    const bus = new ChangeBus(this, 'Changes', { ...stays, subscriberAccounts })
    const api = this.addApi(table)
    const feed = new ChangeFeed(this, 'Feed', { table, removalPolicy: this.removalPolicy })
    const fed = this.addStreamConsumers(feed, table, bus)
    const { deadLetters } = new Announcements(this, 'Announcements', {
      stage,
      bus: bus.bus,
      removalPolicy: this.removalPolicy,
    })
    const notifications = this.addNotifications(table, bus)
    const jubilees = this.announceJubilees(table)
    new Alarms(this, 'Alarms', { http: api.http, fed, deadLetters, notifications, jubilees })
    const [publishing, projection] = fed
    this.addOutputs({
      ApiUrl: api.http.apiEndpoint,
      BusName: bus.bus.eventBusName,
      TableName: table.name,
      // What follows is for the operators' commands, see `operations/names.ts`.
      FailedChangesBucket: feed.failed.bucketName,
      PublishingFunction: publishing.fn.functionName,
      ProjectionFunction: projection.fn.functionName,
      AnnouncedQueueUrl: notifications.announced.queueUrl,
      LostQueueUrl: notifications.lost.queueUrl,
      DeliveriesQueueUrl: notifications.deliveries.queueUrl,
      UndeliveredQueueUrl: notifications.undelivered.queueUrl,
    })
  }

  private addOutputs(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }

  private addApi(table: RegistryTable): Api {
    const { stage, books, timeZone, issuer, services, corsOrigins } = this.props.settings
    const BOOKS = books.join(',')
    const paging = { CURSOR_KEY: this.uniqueId }
    const environment = { ...paging, BOOKS, OFFICE_TIME_ZONE: timeZone }
    const functions = {
      partnerships: this.addFunction('partnerships', 'Partnerships and their programmes', { environment }),
      visits: this.addFunction('visits', 'Visits, planned to completed', { environment }),
      books: this.addFunction('books', 'Books, volumes and entries', { environment }),
      anniversaries: this.addFunction('anniversaries', 'Anniversaries and their occurrences', {
        environment,
      }),
      people: this.addFunction('people', 'People and their appearances', {
        environment: { ...paging, BOOKS },
      }),
      subscriptions: this.addFunction('subscriptions', 'Subscriptions and their deliveries', {
        environment: { ...paging, ...this.reach },
      }),
      calendar: this.addFunction('calendar', 'Calendars and their feeds', {
        environment: { ...paging, OFFICE_TIME_ZONE: timeZone },
      }),
      meta: this.addFunction('meta', 'Health and the OpenAPI document', {}),
    }
    const {
      partnerships,
      visits,
      books: ofBooks,
      anniversaries,
      people,
      subscriptions,
      calendar,
      meta,
    } = functions
    for (const fn of [partnerships, visits])
      table.grant(fn, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem')
    table.grant(ofBooks, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem')
    table.grant(anniversaries, 'GetItem', 'BatchGetItem', 'Query', 'PutItem')
    table.grant(people, 'BatchGetItem', 'Query')
    table.grant(subscriptions, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem')
    table.grant(calendar, 'GetItem', 'BatchGetItem', 'QueryLists', 'PutItem', 'DeleteItem')
    table.grant(meta, 'GetItem')
    const tokens = issuer
      ? { issuer: issuer.url, audience: issuer.audience }
      : new SignIn(this, 'SignIn', { stage, keepsData: keepsData(stage), services })
    return new Api(this, 'Api', {
      name: this.stackName,
      functions,
      tokens,
      corsOrigins,
      removalPolicy: this.removalPolicy,
    })
  }

  /** The functions that hear of every change from the table's stream. */
  private addStreamConsumers(
    feed: ChangeFeed,
    table: RegistryTable,
    bus: ChangeBus,
  ): readonly [publishing: FedFunction, projection: FedFunction] {
    const timeout = Duration.minutes(1)
    const publisher = this.addFunction('publish', 'Puts every change on the event bus', { timeout })
    const projector = this.addFunction('project', 'Keeps the names of people', { timeout })
    bus.grantPut(publisher)
    table.grant(projector, 'GetItem', 'PutItem', 'DeleteItem')
    return [
      { name: 'Publishing', fn: publisher, mapping: feed.deliverTo(publisher) },
      {
        name: 'Projection',
        fn: projector,
        mapping: feed.deliverTo(projector, [{ prefix: 'visit.' }, { prefix: 'book-entry.' }]),
      },
    ]
  }

  /** The functions that tell subscribed services. */
  private addNotifications(table: RegistryTable, { bus }: ChangeBus): Notifications {
    const fanOut = this.addFunction('fan-out', 'Finds the subscriptions that a change reaches', {
      timeout: BATCH_TIMEOUT,
      environment: { BOOKS: this.props.settings.books.join(',') },
      // A replay goes on by a message to itself, step after step. It ends with its last day.
      recursiveLoop: RecursiveLoop.ALLOW,
    })
    const deliverer = this.addFunction('deliver', 'Posts changes to subscribed services', {
      timeout: BATCH_TIMEOUT,
      environment: this.reach,
    })
    table.grant(fanOut, 'GetItem', 'BatchGetItem', 'Query')
    table.grant(deliverer, 'GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem')
    return new Notifications(this, 'Notifications', { bus, fanOut, deliverer })
  }

  /** The function that announces jubilees, and what runs it. */
  private announceJubilees(table: RegistryTable): JubileeSchedule {
    const { timeZone } = this.props.settings
    const fn = this.addFunction('announce', 'Announces jubilees ahead of their day', {
      environment: { OFFICE_TIME_ZONE: timeZone },
      // Some thousand announcements, one after the other, when a year is made up for.
      timeout: Duration.minutes(5),
    })
    table.grant(fn, 'GetItem', 'BatchGetItem', 'QueryLists', 'PutItem')
    return new JubileeSchedule(this, 'Jubilees', { fn, timeZone })
  }

  /** The part of the stack's id that CloudFormation generates: constant, and unknown to callers of the API. */
  private get uniqueId(): string {
    return Fn.select(2, Fn.split('/', Aws.STACK_ID))
  }

  /** How far the functions that post may reach, as they are told. */
  private get reach(): Record<string, string> {
    return this.props.loopbackSubscribers ? { LOOPBACK_SUBSCRIBERS: 'true' } : {}
  }

  private addFunction(
    name: FunctionName,
    description: string,
    props: Partial<ServiceFunctionProps>,
  ): ServiceFunction {
    const bundle = join(this.props.bundles, name)
    return new ServiceFunction(this, pascalCase(name), {
      description,
      bundle,
      removalPolicy: this.removalPolicy,
      ...props,
    })
  }
}
