/** Which of the template's grants are used, as the calls of its functions show. */
import type { ObservedCall } from '../../local/aws/endpoint'
import type { Assembly } from '../../local/template/assembly'
import { grantsOf, matchesWildcard, type Wish } from '../../local/template/policies'
import { readText } from '../../local/template/read'
import { Stack } from '../../local/template/stack'
import { isToldOf } from './resources'

/** Grants of functions that none of these calls needed: `PutItem on <arn>, for <logical id>`. */
export function unusedGrants(source: Assembly, calls: readonly ObservedCall[]): string[] {
  const stack = new Stack(source.template, source.stackName)
  const grants = grantsOf(stack)
  return stack.ofType('AWS::Lambda::Function').flatMap(({ logicalId, properties }) => {
    const wishes = calls.filter(({ caller }) => caller === logicalId).flatMap((call) => call.wishes)
    return (grants.get(readText(properties, 'Role') ?? '') ?? [])
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
      )
      .filter(({ action }) => isToldOf(action, logicalId))
      .filter((grant) => !wishes.some((wish) => isNeeded(grant, wish)))
      .map(({ action, resource }) => `${action} on ${resource}, for ${logicalId}`)
  })
}

const isNeeded = (grant: Wish, { action, resource }: Wish): boolean =>
  matchesWildcard(grant.action, action) && matchesWildcard(grant.resource, resource)
