import { Aws, CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { OAuthScope, ResourceServerScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { READ_SCOPES, RESOURCE_SERVER, SCOPES, tokenScope, type Scope } from '../contract/route'
import { clearanceOf } from '../domain/shared/clearance'
import { pascalCase } from './pascal-case'
import { OFFICE_CLIENTS, type Client } from './office-clients'
import type { SubscribedService } from './subscribed-services'

/** A subscribed service has the read scope of its clearance only. */
const clientOf = ({ name, clearance }: SubscribedService): Client => ({
  name,
  scopes: READ_SCOPES.filter((scope) => clearanceOf([scope]) === clearance),
})

export interface SignInProps {
  readonly stage: string
  readonly keepsData: boolean
  /** At most `MAX_SERVICES`, each with a client and so with a `sub` of its own. */
  readonly services: readonly SubscribedService[]
}

/**
 * Issues tokens to services, unless the city has an issuer of its own: a Cognito user pool without
 * users, and a confidential client for the office, the administrator and each subscribed service (RFC 6749, section 4.4).
 */
export class SignIn extends Construct {
  /** The `iss` of the tokens. */
  readonly issuer: string
  /** The audience of the tokens: Cognito puts the client in `client_id`. */
  readonly audience: string[]

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id)
    const pool = this.createPool(props)
    const clients = this.createClients(pool, [...OFFICE_CLIENTS, ...props.services.map(clientOf)])
    this.issuer = pool.userPoolProviderUrl
    this.audience = clients.map((client) => client.userPoolClientId)
    // The prefix is unique in a region, among all of AWS's customers.
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `golden-book-${props.stage}-${Aws.ACCOUNT_ID}` },
    })
    const output = (name: string, value: string) =>
      new CfnOutput(this, name, { value }).overrideLogicalId(name)
    output('UserPoolId', pool.userPoolId)
    output('TokenUrl', `${domain.baseUrl()}/oauth2/token`)
    for (const client of clients) output(`${client.node.id}Id`, client.userPoolClientId)
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

  private createClients(pool: UserPool, clients: readonly Client[]): UserPoolClient[] {
    const known = new Map(SCOPES.map((name) => [name, resourceScope(name)]))
    const server = pool.addResourceServer('ResourceServer', {
      identifier: RESOURCE_SERVER,
      scopes: [...known.values()],
    })
    const allow = (name: Scope) => OAuthScope.resourceServer(server, known.get(name)!)
    return clients.map(({ name, scopes }) => addClient(pool, name, scopes.map(allow)))
  }
}

const resourceScope = (scopeName: Scope): ResourceServerScope =>
  new ResourceServerScope({ scopeName, scopeDescription: `Routes that need ${tokenScope(scopeName)}` })

const addClient = (pool: UserPool, name: string, scopes: OAuthScope[]): UserPoolClient =>
  pool.addClient(`${pascalCase(name)}Client`, {
    userPoolClientName: name,
    generateSecret: true,
    accessTokenValidity: Duration.hours(1),
    oAuth: { flows: { clientCredentials: true }, scopes },
  })
