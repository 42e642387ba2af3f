/** How people sign in: the web client of the pages, and what their tokens contain. */
import { Duration } from 'aws-cdk-lib'
import {
  LambdaVersion,
  OAuthScope,
  UserPoolOperation,
  type UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { CALLBACK_PATH, SIGNED_OUT_PATH } from '../../contract/sign-in'

/** A working day: after it, a person signs in again. */
const REFRESH_TOKEN_VALIDITY = Duration.hours(10)

interface PeopleProps {
  /** The addresses of the pages, without a path. */
  readonly origins: readonly string[]
  /** Adds scopes and the name to access tokens. */
  readonly tokenClaims: IFunction
}

/** Adds the trigger that turns groups into scopes. Returns the web client. */
export function addPeople(pool: UserPool, { origins, tokenClaims }: PeopleProps): UserPoolClient {
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, tokenClaims, LambdaVersion.V2_0)
  return pool.addClient('WebClient', {
    userPoolClientName: 'web',
    generateSecret: false,
    // Without any, Cognito would add the flow by which a refresh token is used twice, which rotation excludes.
    authFlows: { userSrp: true },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: REFRESH_TOKEN_VALIDITY,
    // Long enough for an answer that was lost.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
      callbackUrls: origins.map((origin) => `${origin}${CALLBACK_PATH}`),
      logoutUrls: origins.map((origin) => `${origin}${SIGNED_OUT_PATH}`),
    },
  })
}
