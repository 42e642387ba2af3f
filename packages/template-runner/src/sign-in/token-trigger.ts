import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { unsupported } from '../run-error'
import { localAccount } from '../template/identities'
import { mayInvoke } from '../template/policies'
import type { Stack } from '../template/stack'
import { withTimeout } from '../with-timeout'
import type { Grant } from './grants'
import { noChanges, type TokenChanges, tokenChangesOf } from './token-changes'
import type { UserPool } from './user-pool'

/** The sources of tokens, in the names of Cognito's events. */
export type TriggerSource = 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens'

/** Returns the changes of the user pool's function, or why it has failed. */
export type TokenTrigger = (
  source: TriggerSource,
  grant: Grant,
) => Promise<TokenChanges | { failure: string }>

/** Cognito waits this long for a function, in milliseconds (Developer Guide, "Customizing user pool workflows"). */
const maxMilliseconds = 5000

/**
 * The pre token generation trigger of a user pool; without one, tokens are not changed.
 *
 * @throws RunError when the template has no such function
 */
export function tokenTriggerOf(stack: Stack, pool: UserPool, functions: Functions): TokenTrigger {
  const { triggerArn, arn } = pool
  if (triggerArn === undefined) return async () => await Promise.resolve(noChanges)
  const target = functions.find(triggerArn)
  if (!target) throw unsupported(pool.logicalId, `the trigger ${triggerArn}`)
  const isAdmitted = mayInvoke(stack, target.settings.arn, 'cognito-idp.amazonaws.com', arn)
  return async (source, grant) => {
    if (!isAdmitted)
      return { failure: `no AWS::Lambda::Permission lets ${pool.logicalId} invoke the function` }
    return await invoke(target, eventOf(pool, source, grant))
  }
}

async function invoke(target: LocalFunction, event: unknown): Promise<TokenChanges | { failure: string }> {
  const result = await withTimeout(maxMilliseconds, target.invoke(event))
  if (result === undefined) return { failure: `the function did not respond within ${maxMilliseconds} ms` }
  if ('error' in result) return { failure: `${result.error.errorType}: ${result.error.errorMessage}` }
  return tokenChangesOf(JSON.parse(result.payload)) ?? { failure: 'the response of the function is invalid' }
}

/** The event of version 2 (Cognito Developer Guide, "Pre token generation Lambda trigger"). */
function eventOf(pool: UserPool, triggerSource: TriggerSource, { client, user, scopes }: Grant) {
  return {
    version: '2',
    triggerSource,
    region: localAccount.region,
    userPoolId: pool.id,
    userName: user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.id },
    request: {
      userAttributes: { sub: user.sub, 'cognito:user_status': 'CONFIRMED', name: user.name },
      groupConfiguration: { groupsToOverride: user.groups, iamRolesToOverride: [], preferredRole: null },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  }
}
