import { join } from 'node:path'
import { CfnOutput, DefaultStackSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms'
import { Announcements } from './announcements'
import { Api } from './api'
import type { FunctionName } from './bundles'
import { ChangeBus } from './change-bus'
import { ChangeFeed } from './change-feed'
import { pascalCase } from './pascal-case'
import { RegistryTable } from './registry-table'
import { ServiceFunction, type ServiceFunctionProps } from './service-function'
import { keepsData, type Settings } from './settings'
import { SignIn } from './sign-in'

export interface GoldenBookStackProps {
  readonly settings: Settings
  /** The folder that holds `<function>/index.js`. */
  readonly bundles: string
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
    const api = this.serve(table)
    const feed = this.publish(table, bus)
    const { deadLetters } = new Announcements(this, 'Announcements', {
      stage,
      bus: bus.bus,
      removalPolicy: this.removalPolicy,
    })
    new Alarms(this, 'Alarms', { http: api.http, ...feed, deadLetters })
    new CfnOutput(this, 'ApiUrl', { value: api.http.apiEndpoint })
    new CfnOutput(this, 'BusName', { value: bus.bus.eventBusName })
  }

  private serve(table: RegistryTable): Api {
    const { stage, books, timeZone, issuer, corsOrigins } = this.props.settings
    const environment = { BOOKS: books.join(','), OFFICE_TIME_ZONE: timeZone }
    const functions = {
      partnerships: this.addFunction('partnerships', 'Partnerships and their programmes', { environment }),
      visits: this.addFunction('visits', 'Visits, planned to completed', { environment }),
      books: this.addFunction('books', 'Books, volumes and entries', { environment }),
      meta: this.addFunction('meta', 'Health and the OpenAPI document', {}),
    }
    table.grantReadWrite(functions.partnerships)
    table.grantReadWrite(functions.visits)
    table.grantReadWrite(functions.books)
    table.grantGet(functions.meta)
    const tokens = issuer
      ? { issuer: issuer.url, audience: issuer.audience }
      : new SignIn(this, 'SignIn', { stage, keepsData: keepsData(stage) })
    return new Api(this, 'Api', {
      name: this.stackName,
      functions,
      tokens,
      corsOrigins,
      removalPolicy: this.removalPolicy,
    })
  }

  private publish(table: RegistryTable, bus: ChangeBus) {
    const publisher = this.addFunction('publish-changes', 'Puts every change on the event bus', {
      timeout: Duration.minutes(1),
    })
    bus.grantPut(publisher)
    const { mapping } = new ChangeFeed(this, 'Feed', {
      table,
      publisher,
      removalPolicy: this.removalPolicy,
    })
    return { publisher, mapping }
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
