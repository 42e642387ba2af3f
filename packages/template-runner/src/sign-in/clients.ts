import { RunError, unsupported } from '../run-error'
import { readFlag, readNumber, readObject, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { ofPool, type UserPool } from './user-pool'

/** A client of the user pool. */
export interface Client {
  id: string
  /** Undefined for a public client. */
  secret: string | undefined
  usesCodeFlow: boolean
  scopes: string[]
  callbackUrls: string[]
  logoutUrls: string[]
  /** Present when a refresh returns a new refresh token; the old one stays valid for this time. */
  rotation: { graceSeconds: number } | undefined
  accessTokenSeconds: number
  idTokenSeconds: number
  refreshTokenSeconds: number
}

/** The scopes that every user pool has (Cognito Developer Guide, "Scopes, M2M, and resource servers"). */
const standardScopes = new Set(['openid', 'profile', 'email', 'phone', 'aws.cognito.signin.user.admin'])

/**
 * Reads the clients of a user pool.
 *
 * @param local replaces the addresses of a deployment in a URL
 * @throws RunError for a scope that the pool lacks, and for an unknown unit of time
 */
export function clientsOf(stack: Stack, pool: UserPool, local: (url: string) => string): Client[] {
  return ofPool(stack, 'AWS::Cognito::UserPoolClient', pool.id).map((resource) => {
    checkScopes(resource, pool)
    return clientOf(stack, resource, local)
  })
}

function clientOf(stack: Stack, resource: StackResource, local: (url: string) => string): Client {
  const { logicalId, properties } = resource
  const rotation = readObject(properties, 'RefreshTokenRotation')
  const isConfidential = readFlag(properties, 'GenerateSecret') === true
  const usesFlows = readFlag(properties, 'AllowedOAuthFlowsUserPoolClient') === true
  return {
    id: stack.ref(logicalId),
    secret: isConfidential ? stack.attribute(logicalId, 'ClientSecret') : undefined,
    usesCodeFlow: usesFlows && readTexts(properties, 'AllowedOAuthFlows').includes('code'),
    scopes: readTexts(properties, 'AllowedOAuthScopes'),
    callbackUrls: readTexts(properties, 'CallbackURLs').map(local),
    logoutUrls: readTexts(properties, 'LogoutURLs').map(local),
    rotation:
      readText(rotation, 'Feature') === 'ENABLED'
        ? { graceSeconds: readNumber(rotation, 'RetryGracePeriodSeconds') ?? 0 }
        : undefined,
    accessTokenSeconds: lifetimeOf(resource, 'AccessToken', 'hours', 1),
    idTokenSeconds: lifetimeOf(resource, 'IdToken', 'hours', 1),
    refreshTokenSeconds: lifetimeOf(resource, 'RefreshToken', 'days', 30),
  }
}

const secondsPer: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** `<token>Validity` in the unit of `TokenValidityUnits`; Cognito reads 0 as the default. */
function lifetimeOf(
  { logicalId, properties }: StackResource,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
  defaultUnit: string,
  defaultValue: number,
): number {
  const value = readNumber(properties, `${token}Validity`) || undefined
  if (value === undefined) return defaultValue * (secondsPer[defaultUnit] ?? 1)
  const unit = readText(readObject(properties, 'TokenValidityUnits'), token) ?? defaultUnit
  const seconds = secondsPer[unit]
  if (seconds === undefined) throw unsupported(logicalId, `the unit ${unit} of ${token}`)
  return value * seconds
}

/** Cognito rejects a client with an unknown scope at deployment. */
function checkScopes({ logicalId, properties }: StackResource, { customScopes }: UserPool): void {
  const unknown = readTexts(properties, 'AllowedOAuthScopes').find(
    (scope) => !standardScopes.has(scope) && !customScopes.includes(scope),
  )
  if (unknown === undefined) return
  throw new RunError(
    `${logicalId}: no resource server has the scope ${unknown}; correct \`AllowedOAuthScopes\`.`,
  )
}
