import { RunError, unsupported } from '../run-error'
import { readObject, readObjects, readText } from '../template/read'
import type { StackResource } from '../template/stack'
import type { BusEvent } from './bus-event'
import { matcherOf } from './event-pattern'
import { openTarget } from './open-target'
import type { Target, TargetDeps } from './target'

export interface Rule {
  logicalId: string
  busName: string
  matches: (event: BusEvent) => boolean
  targets: Target[]
}

/**
 * Opens the rules of the stack and their targets.
 *
 * @throws RunError for a rule without a bus of the stack, and for an unsupported state, pattern or target
 */
export function rulesOf(deps: TargetDeps): Rule[] {
  const buses = new Set(
    deps.stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => deps.stack.ref(logicalId)),
  )
  return deps.stack.ofType('AWS::Events::Rule').map((rule) => ruleOf(rule, buses, deps))
}

function ruleOf({ logicalId, properties }: StackResource, buses: Set<string>, deps: TargetDeps): Rule {
  const state = readText(properties, 'State') ?? 'ENABLED'
  if (state !== 'ENABLED') throw unsupported(logicalId, `the state ${state}`)
  const busName = busNameOf(readText(properties, 'EventBusName'))
  if (!buses.has(busName))
    throw new RunError(`${logicalId}: the template has no event bus ${busName}; set \`EventBusName\` to one.`)
  return {
    logicalId,
    busName,
    matches: matcherOf(logicalId, readObject(properties, 'EventPattern')),
    targets: readObjects(properties, 'Targets').map((target) =>
      openTarget({ rule: logicalId, properties: target }, deps),
    ),
  }
}

/** @param reference name or ARN of a bus; undefined for the account's default bus */
export function busNameOf(reference: string | undefined): string {
  return reference?.split('event-bus/').at(-1) ?? 'default'
}
