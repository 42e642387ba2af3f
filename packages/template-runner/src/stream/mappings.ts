import type { Functions } from '../functions/functions'
import { isOnQueue } from '../queues/queue-mapping-settings'
import type { Table } from '../table/table'
import type { Grants } from '../template/policies'
import type { Stack } from '../template/stack'
import { checkGrants } from './mapping-grants'
import { type MappingSettings, mappingSettingsOf } from './mapping-settings'

/**
 * Reads the event source mappings of a stack that are on streams.
 *
 * @throws RunError for an unsupported mapping, and for a missing grant of the function's role
 */
export function mappingsOf(
  stack: Stack,
  tables: Table[],
  functions: Functions,
  grants: Grants,
): MappingSettings[] {
  return stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter((resource) => !isOnQueue(resource))
    .map((resource) => {
      const settings = mappingSettingsOf(stack, resource, tables, functions)
      checkGrants(settings, grants)
      return settings
    })
}
