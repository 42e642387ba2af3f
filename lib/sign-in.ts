import { Aws, CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { OAuthScope, ResourceServerScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { RESOURCE_SERVER, SCOPES, tokenScope, type Scope } from '../contract/route'
import { pascalCase } from './pascal-case'

/** One client for each kind of service, with the most that it may ask for. */
const CLIENTS: Record<string, readonly Scope[]> = {
  'protocol-office': ['read', 'write', 'book'],
  'subscribed-service': ['read'],
  administrator: SCOPES,
}

export interface SignInProps {
  readonly stage: string
  readonly keepsData: boolean
}

/**
 * Where services get their tokens, unless the city has an issuer of its own: a Cognito user pool without
 * users, and a confidential client for each kind of service (RFC 6749, section 4.4).
 */
export class SignIn extends Construct {
  /** The issuer of the tokens, as their `iss` says. */
  readonly issuer: string
  /** Whom the tokens are for: Cognito names the client, by `client_id`. */
  readonly audience: string[]

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id)
    const pool = this.createPool(props)
    const clients = this.createClients(pool)
    this.issuer = pool.userPoolProviderUrl
    this.audience = Object.values(clients).map((client) => client.userPoolClientId)
    // The prefix is unique in a region, among all of AWS's customers.
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `golden-book-${props.stage}-${Aws.ACCOUNT_ID}` },
    })
    const output = (name: string, value: string) =>
      new CfnOutput(this, name, { value }).overrideLogicalId(name)
    output('TokenUrl', `${domain.baseUrl()}/oauth2/token`)
    for (const [name, client] of Object.entries(clients)) {
      output(`${pascalCase(name)}ClientId`, client.userPoolClientId)
    }
  }

  private createPool({ keepsData }: SignInProps): UserPool {
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const reason = 'The pool has no users: only services sign in, with a secret of their own.'
    Validations.of(pool).acknowledge(
      ...['COG1', 'COG2', 'COG8'].map((rule) => ({ id: `AwsSolutions-${rule}`, reason })),
    )
    return pool
  }

  private createClients(pool: UserPool): Record<string, UserPoolClient> {
    const scopes = new Map(SCOPES.map((name) => [name, resourceScope(name)]))
    const server = pool.addResourceServer('ResourceServer', {
      identifier: RESOURCE_SERVER,
      scopes: [...scopes.values()],
    })
    const allow = (name: Scope) => OAuthScope.resourceServer(server, scopes.get(name)!)
    const clients = Object.entries(CLIENTS)
    return Object.fromEntries(
      clients.map(([name, allowed]) => [name, addClient(pool, name, allowed.map(allow))]),
    )
  }
}

const resourceScope = (scopeName: Scope): ResourceServerScope =>
  new ResourceServerScope({ scopeName, scopeDescription: `Routes that need ${tokenScope(scopeName)}` })

const addClient = (pool: UserPool, name: string, scopes: OAuthScope[]): UserPoolClient =>
  pool.addClient(pascalCase(name), {
    generateSecret: true,
    accessTokenValidity: Duration.hours(1),
    oAuth: { flows: { clientCredentials: true }, scopes },
  })
