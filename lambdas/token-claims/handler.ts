/**
 * Adds to a person's access token what the API reads: the scopes of the person's groups, and the name. The user pool calls
 * it before it issues a token (Amazon Cognito Developer Guide, "Pre token generation Lambda trigger", version 2).
 */
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { scopesOfRoles } from '../../contract/roles'
import { tokenScope } from '../../contract/route'

export const handler = async (
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { groupConfiguration, userAttributes } = event.request
  const { name } = userAttributes
  const scopes = scopesOfRoles(groupConfiguration.groupsToOverride ?? [])
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: name === undefined ? {} : { name },
          scopesToAdd: scopes.map(tokenScope),
        },
      },
    },
  }
}
