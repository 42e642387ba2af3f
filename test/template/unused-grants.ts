/** Compares the template's grants with the calls of its functions. */
import type { ObservedCall } from 'template-runner/aws/endpoint'
import type { Assembly } from 'template-runner/template/assembly'
import { grantsOf, type RequiredPermission } from 'template-runner/template/policies'
import { readText } from 'template-runner/template/read'
import { Stack } from 'template-runner/template/stack'
import { matchesWildcard } from 'template-runner/template/wildcard'
import { isUsedInScenario } from './resources'

/** Grants of functions that none of these calls needed: `PutItem on <arn>, for <logical id>`. */
export function unusedGrants(source: Assembly, calls: readonly ObservedCall[]): string[] {
  const stack = new Stack(source.template, source.stackName)
  const grants = grantsOf(stack)
  return stack.ofType('AWS::Lambda::Function').flatMap(({ logicalId, properties }) => {
    const permissions = calls.filter(({ caller }) => caller === logicalId).flatMap((call) => call.permissions)
    return (grants.get(readText(properties, 'Role') ?? '') ?? [])
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
      )
      .filter(({ action }) => isUsedInScenario(action, logicalId))
      .filter((grant) => !permissions.some((permission) => isNeeded(grant, permission)))
      .map(({ action, resource }) => `${action} on ${resource}, for ${logicalId}`)
  })
}

const isNeeded = (grant: RequiredPermission, { action, resource }: RequiredPermission): boolean =>
  matchesWildcard(grant.action, action) && matchesWildcard(grant.resource, resource)
