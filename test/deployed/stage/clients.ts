/** The clients of a deployed stage that exist for the tests alone, and the tokens that they get from Cognito. */
import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider'
import { SCOPES, tokenScope, type Scope } from '../../../contract/route'
import type { Caller } from '../../support/registry'
import type { DeployedStage } from './deployed-stage'

export class Clients {
  /** The clients by the names that a journey has given them. */
  private readonly assigned = new Map<string, Promise<UserPoolClientType>>()

  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly stage: DeployedStage,
  ) {}

  /** The client of a name, with a token of these scopes. Another name gets another client. */
  async callerOf(name: string, scopes: readonly Scope[]): Promise<Caller> {
    const client = await this.clientOf(name)
    return {
      subject: client.ClientId ?? '',
      token: await tokenOf(this.stage.outputs.TokenUrl, client, scopes),
    }
  }

  private clientOf(name: string): Promise<UserPoolClientType> {
    const known = this.assigned.get(name)
    if (known) return known
    const id = this.stage.clients[this.assigned.size]
    if (id === undefined)
      throw new Error(
        `The stage has ${this.assigned.size} clients for tests, all in use: deploy it with more.`,
      )
    const client = describeClient(this.cognito, this.stage.outputs.UserPoolId, id)
    this.assigned.set(name, client)
    return client
  }
}

async function describeClient(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientId: string,
): Promise<UserPoolClientType> {
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
  if (!UserPoolClient) throw new Error(`The user pool has no client ${ClientId}.`)
  return UserPoolClient
}

/** RFC 6749, section 4.4. Cognito grants every scope of the client if the request names none. */
export async function tokenOf(
  tokenUrl: string,
  { ClientId, ClientSecret }: UserPoolClientType,
  scopes: readonly Scope[],
): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ClientId}:${ClientSecret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.map(tokenScope).join(' '),
    }),
  })
  if (!answer.ok) throw new Error(`${tokenUrl} gives no token: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}

/**
 * Allows the clients for tests every scope, so that a journey can choose each caller's. Returns a function that gives them
 * the scopes back that they had.
 */
export async function widenScopes(
  cognito: CognitoIdentityProviderClient,
  { clients, outputs: { UserPoolId } }: Pick<DeployedStage, 'clients' | 'outputs'>,
): Promise<() => Promise<void>> {
  const before = await Promise.all(clients.map((id) => describeClient(cognito, UserPoolId, id)))
  const allow = async (scopesOf: (client: UserPoolClientType) => string[] | undefined): Promise<void> => {
    for (const client of before) {
      const { ClientSecret: _s, CreationDate: _c, LastModifiedDate: _l, ...settings } = client
      // An update replaces all settings by those of the request.
      const AllowedOAuthScopes = scopesOf(client)
      const { UserPoolId: pool, ClientId } = settings
      await cognito.send(
        new UpdateUserPoolClientCommand({ ...settings, UserPoolId: pool, ClientId, AllowedOAuthScopes }),
      )
    }
  }
  await allow(() => SCOPES.map(tokenScope))
  return () => allow(({ AllowedOAuthScopes }) => AllowedOAuthScopes)
}
