import { join } from 'node:path'
import {
  Annotations,
  DefaultStackSynthesizer,
  Duration,
  type RemovalPolicy,
  Stack,
  type StackProps,
} from 'aws-cdk-lib'
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { AlarmTopics } from './monitoring/alarm-topics'
import { Alarms, type StreamConsumer } from './monitoring/alarms'
import { Announcements } from './notifications/announcements'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Api, type TokenSource } from './api/api'
import { addHttpApi } from './api/http-api'
import type { SignInSettings } from '../contract/sign-in'
import { ChangeBus } from './notifications/change-bus'
import { ChangeFeed } from './notifications/change-feed'
import { CustomDomain } from './api/custom-domain'
import { OfficeDashboard } from './monitoring/dashboard'
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName, type Setting } from './functions/functions'
import { JubileeSchedule } from './functions/jubilee-schedule'
import { NoticeSchedule } from './functions/notice-schedule'
import { Notifications } from './notifications/notifications'
import { addOutputs } from './outputs'
import { pascalCase } from './pascal-case'
import { RegistryTable } from './registry-table'
import { removalPolicyOf } from './removal-policy'
import { ServiceFunction } from './functions/service-function'
import type { Settings } from './settings/settings'
import { SignIn } from './sign-in/sign-in'
import { stackUuid } from './stack-id'
import { keepsData } from './settings/stages'

export interface GoldenBookStackProps {
  readonly settings: Settings
  /** The folder that holds `<function>/index.js`. */
  readonly bundles: string
  /** Whether messages may be posted to the machine itself: in local runs only. @default false */
  readonly loopbackSubscribers?: boolean
}

type Functions = Readonly<Record<FunctionName, ServiceFunction>>

/** The registry of one stage: its table, its API, its events and its notifications. */
export class GoldenBookStack extends Stack {
  private readonly removalPolicy: RemovalPolicy

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GoldenBookStackProps,
  ) {
    super(scope, id, stackPropsOf(props.settings))
    const { stage, subscriberAccounts, timeZone } = props.settings
    this.removalPolicy = removalPolicyOf(keepsData(stage))
    const { removalPolicy } = this
    const table = new RegistryTable(this, 'Registry', { keepsData: keepsData(stage) })
    const functions = this.addFunctions(table)
    const changes = new ChangeBus(this, 'Changes', { stage, removalPolicy, subscriberAccounts })
    changes.grantPut(functions.publish)
    const { bus } = changes
    const http = this.addApi(functions)
    const feed = new ChangeFeed(this, 'Feed', { table, removalPolicy })
    const consumers = addStreamConsumers(feed, functions)
    const { deadLetters } = new Announcements(this, 'Announcements', { stage, bus, removalPolicy })
    const notifications = new Notifications(this, 'Notifications', {
      bus,
      fanOut: functions['fan-out'],
      deliver: functions.deliver,
      retry: functions.retry,
    })
    const jubilees = new JubileeSchedule(this, 'Jubilees', { fn: functions.announce, timeZone })
    const notices = new NoticeSchedule(this, 'Embargoes', { fn: functions.issue })
    const issuer = { fn: functions.issue, schedule: notices }
    const topics = this.addAlarmTopics()
    const { all: alarms } = new Alarms(this, 'Alarms', {
      http,
      consumers,
      deadLetters,
      notifications,
      jubilees,
      issuer,
      topics,
    })
    const dashboard = new OfficeDashboard(this, 'Dashboard', { http, functions, consumers, alarms })
    addOutputs(this, {
      ApiUrl: { value: http.apiEndpoint, description: 'The address of the pages and of the API' },
      BusName: { value: bus.eventBusName, description: 'The event bus with every change' },
      TableName: { value: table.name, description: 'The table with everything that is recorded' },
      DashboardName: {
        value: dashboard.name,
        description: "The dashboard of the office's day in CloudWatch",
      },
    })
    // The operators' commands read these, see `operations/stack-outputs.ts`.
    addOutputs(this, {
      FailedChangesBucket: {
        value: feed.failed.bucketName,
        description: 'The bucket of changes that could not be published or projected',
      },
      PublishingFunction: {
        value: functions.publish.functionName,
        description: 'The function that puts changes on the event bus',
      },
      ProjectionFunction: {
        value: functions.project.functionName,
        description: 'The function that updates what is derived from changes',
      },
      ...notifications.outputs,
    })
  }

  /** The topics of the alarms. Warns at synthesis when an alarm of a stage that keeps its data would notify nobody. */
  private addAlarmTopics(): readonly ITopic[] {
    const { settings } = this.props
    const { topics } = new AlarmTopics(this, 'AlarmTopics', settings)
    if (topics.length === 0 && keepsData(settings.stage))
      Annotations.of(this).addWarningV2('golden-book:alarms-notify-nobody', ALARMS_NOTIFY_NOBODY)
    return topics
  }

  private addFunctions(table: RegistryTable): Functions {
    const added = FUNCTION_NAMES.map((name) => [name, this.addFunction(name, table)] as const)
    return Object.fromEntries(added) as Record<FunctionName, ServiceFunction>
  }

  /** A function with its settings and its actions on the table. */
  private addFunction(name: FunctionName, table: RegistryTable): ServiceFunction {
    const { description, environment, table: actions, timeout, isRecursive } = FUNCTIONS[name]
    const fn = new ServiceFunction(this, pascalCase(name), {
      description,
      bundle: join(this.props.bundles, name),
      removalPolicy: this.removalPolicy,
      environment: this.environmentOf(environment),
      ...(timeout === undefined ? {} : { timeout: Duration.seconds(timeout) }),
      ...(isRecursive ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
    })
    if (actions.length > 0) table.grant(fn, ...actions)
    return fn
  }

  private environmentOf(names: readonly Setting[]): Record<string, string> {
    const { books, timeZone } = this.props.settings
    const values: Readonly<Record<Setting, string | undefined>> = {
      BOOKS: books.join(','),
      // Callers of the API do not know it.
      CURSOR_KEY: stackUuid(),
      LOOPBACK_SUBSCRIBERS: this.props.loopbackSubscribers ? 'true' : undefined,
      OFFICE_TIME_ZONE: timeZone,
      ...this.pressDeskEnvironment(),
    }
    return Object.fromEntries(
      names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
    )
  }

  /** The settings of the press desk; a rule that is not set is left out. */
  private pressDeskEnvironment() {
    const { pressOffice, fourEyes, embargoedToPress } = this.props.settings
    return {
      PRESS_OFFICE: JSON.stringify(pressOffice),
      FOUR_EYES: fourEyes ? undefined : 'false',
      EMBARGOED_TO_PRESS: embargoedToPress ? 'true' : undefined,
    }
  }

  private addApi(functions: Functions): HttpApi {
    const { stackName, removalPolicy } = this
    const http = addHttpApi(this, 'Http', stackName, this.props.settings.corsOrigins)
    const { domain } = this.props.settings
    const origins = [http.apiEndpoint, ...(domain ? [`https://${domain.name}`] : [])]
    const tokens = this.addSignIn(functions, origins)
    const stage = new Api(this, 'Api', { http, functions, tokens, removalPolicy })
    if (domain) addOutputs(this, new CustomDomain(this, 'Domain', { http, domain, stage }).outputs)
    return http
  }

  /** The issuer of the tokens; the pages are told how people sign in. */
  private addSignIn(functions: Functions, origins: readonly string[]): TokenSource {
    const { stage, issuer, services } = this.props.settings
    if (issuer) {
      if (issuer.webClient) allowSignIn(functions.pages, { issuer: issuer.url, client: issuer.webClient })
      return { issuer: issuer.url, audience: issuer.audience }
    }
    const tokenClaims = functions['token-claims']
    const props = { stage, keepsData: keepsData(stage), services, origins, tokenClaims }
    const signIn = new SignIn(this, 'SignIn', props)
    addOutputs(this, signIn.outputs)
    allowSignIn(functions.pages, { issuer: signIn.issuer, client: signIn.webClient, url: signIn.url })
    return signIn
  }
}

const allowSignIn = (
  pages: ServiceFunction,
  { issuer, client, url }: Pick<SignInSettings, 'issuer' | 'client' | 'url'>,
): void => {
  pages.addEnvironment('SIGN_IN_ISSUER', issuer)
  pages.addEnvironment('SIGN_IN_CLIENT', client)
  if (url !== undefined) pages.addEnvironment('SIGN_IN_URL', url)
}

const ALARMS_NOTIFY_NOBODY =
  'The alarms notify nobody: give the setting alarmTopic or alarmEmail of the stage in cdk.json, see docs/settings.md.'

/** The properties of the stack of a stage. */
export const stackPropsOf = ({ stage }: Settings): StackProps => ({
  description: "The registry of a city's protocol office: visits, Golden Book signings, partnerships.",
  terminationProtection: keepsData(stage),
  // `cdk deploy` checks the bootstrap stack by itself; the template need not.
  synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
})

/** The functions that consume the table's stream. The projection needs the changes of things with people only. */
const addStreamConsumers = (feed: ChangeFeed, { publish, project }: Functions): StreamConsumer[] => [
  { name: 'Publishing', fn: publish, mapping: feed.deliverTo(publish) },
  {
    name: 'Projection',
    fn: project,
    mapping: feed.deliverTo(project, [{ prefix: 'visit.' }, { prefix: 'book-entry.' }]),
  },
]
