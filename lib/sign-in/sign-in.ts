import { Aws, Duration } from 'aws-cdk-lib'
import { OAuthScope, ResourceServerScope, type UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { READ_SCOPES, RESOURCE_SERVER, SCOPES, tokenScope, type Scope } from '../../contract/route'
import { clearanceOf } from '../../domain/shared/clearance'
import { pascalCase } from '../pascal-case'
import { OFFICE_CLIENTS, type Client } from './office-clients'
import type { Output } from '../outputs'
import { addPeople } from './people'
import type { SubscribedService } from './subscribed-services'
import { addUserPool } from './user-pool'

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
  /** The addresses of the pages, without a path. */
  readonly origins: readonly string[]
  /** Adds scopes and the name to the access tokens of people. */
  readonly tokenClaims: IFunction
}

/**
 * Issues tokens, unless the city has an issuer of its own: a Cognito user pool with a confidential client for the office,
 * the administrator and each subscribed service (RFC 6749, section 4.4), and with a public client for the people who use
 * the pages.
 */
export class SignIn extends Construct {
  /** The `iss` of the tokens. */
  readonly issuer: string
  /** The audience of the tokens: Cognito puts the client in `client_id`. */
  readonly audience: string[]
  /** The id of the public client. */
  readonly webClient: string
  /** The address of the sign-in pages and of the token endpoint. */
  readonly url: string
  /** For the outputs of the stack. */
  readonly outputs: Readonly<Record<string, Output>>

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id)
    const pool = addUserPool(this, props.keepsData)
    const clients = this.createClients(pool, [...OFFICE_CLIENTS, ...props.services.map(clientOf)])
    this.webClient = addPeople(pool, props).userPoolClientId
    this.issuer = pool.userPoolProviderUrl
    this.audience = [...clients.map((client) => client.userPoolClientId), this.webClient]
    // The prefix is unique in a region, among all of AWS's customers.
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `golden-book-${props.stage}-${Aws.ACCOUNT_ID}` },
    })
    this.url = domain.baseUrl()
    this.outputs = {
      UserPoolId: { value: pool.userPoolId, description: 'The user pool with the people who may sign in' },
      TokenUrl: { value: `${this.url}/oauth2/token`, description: 'The address where clients get tokens' },
      ...Object.fromEntries(clients.map((client) => [`${client.node.id}Id`, outputOf(client)])),
    }
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

const outputOf = ({ node, userPoolClientId }: UserPoolClient): Output => ({
  value: userPoolClientId,
  description: `The id of the client ${node.id}`,
})

const resourceScope = (scopeName: Scope): ResourceServerScope =>
  new ResourceServerScope({ scopeName, scopeDescription: `Routes that need ${tokenScope(scopeName)}` })

const addClient = (pool: UserPool, name: string, scopes: OAuthScope[]): UserPoolClient =>
  pool.addClient(`${pascalCase(name)}Client`, {
    userPoolClientName: name,
    generateSecret: true,
    accessTokenValidity: Duration.hours(1),
    oAuth: { flows: { clientCredentials: true }, scopes },
  })
