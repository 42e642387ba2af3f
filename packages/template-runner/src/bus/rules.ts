import { readObject, readObjects, readText } from '../template/read'
import type { StackResource } from '../template/stack'
import type { BusEvent } from './bus'
import { matcherOf } from './event-pattern'
import { openTarget, type Target, type TargetDeps } from './target'

/** A rule of the template with what it does to an event. */
export interface Rule {
  logicalId: string
  busName: string
  matches: (event: BusEvent) => boolean
  targets: Target[]
  /** Targets that the runner cannot deliver to, one line each. */
  unknown: string[]
}

/**
 * The template's rules that are switched on; their log groups are files of the data folder.
 *
 * @throws RunError for a pattern that uses an operator the runner does not know, or a queue's policy with a condition
 *   that it does not know
 */
export function rulesOf(deps: TargetDeps): Rule[] {
  const all = deps.stack.ofType('AWS::Events::Rule')
  const switchedOn = all.filter(({ properties }) => readText(properties, 'State') !== 'DISABLED')
  return switchedOn.map((rule) => {
    const named = readObjects(rule.properties, 'Targets')
    const targets = named.map((properties) => openTarget({ rule: rule.logicalId, properties }, deps))
    return {
      logicalId: rule.logicalId,
      busName: busNameOf(readText(rule.properties, 'EventBusName')),
      matches: matcherOf(rule.logicalId, readObject(rule.properties, 'EventPattern')),
      targets: targets.filter((target) => target !== undefined),
      unknown: named
        .filter((_, index) => targets[index] === undefined)
        .map((target) => unknown(rule, target)),
    }
  })
}

/** A bus by its name, which may be given as an ARN; none means the account's own. */
export function busNameOf(reference: string | undefined): string {
  return reference?.split('event-bus/').at(-1) ?? 'default'
}

function unknown({ logicalId }: StackResource, target: Record<string, unknown>): string {
  return `${logicalId} (AWS::Events::Rule): the target ${readText(target, 'Arn')}`
}
