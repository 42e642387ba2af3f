import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { unsupported } from '../run-error'
import type { Grants } from '../template/policies'
import { readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { FiringTimes } from './firing-times'
import { parseExpression } from './schedule-expression'
import { checkGrants } from './schedule-grants'
import { isTimeZone } from './wall-time'

/** A schedule of the template, validated. */
export interface ScheduleSettings {
  logicalId: string
  arn: string
  times: FiringTimes
  target: LocalFunction
  /** The event as JSON text, with `<aws.scheduler.…>` context attributes. */
  input: string
}

/**
 * Reads the schedules of a stack.
 *
 * @throws RunError for an unsupported schedule, and for a missing grant of its role
 */
export function schedulesOf(stack: Stack, functions: Functions, grants: Grants): ScheduleSettings[] {
  return stack.ofType('AWS::Scheduler::Schedule').map((resource) => {
    checkGrants(stack, resource, grants)
    return settingsOf(stack, resource, functions)
  })
}

function settingsOf(
  stack: Stack,
  { logicalId, properties }: StackResource,
  functions: Functions,
): ScheduleSettings {
  const mode = readText(readObject(properties, 'FlexibleTimeWindow'), 'Mode')
  if (mode !== 'OFF') throw unsupported(logicalId, `the flexible time window ${mode}`)
  const timeZone = readText(properties, 'ScheduleExpressionTimezone') ?? 'UTC'
  if (!isTimeZone(timeZone)) throw unsupported(logicalId, `the time zone ${timeZone}`)
  const targetProperties = readObject(properties, 'Target')
  const targetArn = readText(targetProperties, 'Arn')
  const target = functions.find(targetArn)
  if (!target) throw unsupported(logicalId, `the target ${targetArn}`)
  const input = readText(targetProperties, 'Input')
  if (input === undefined) throw unsupported(logicalId, 'a target without Input')
  return {
    logicalId,
    arn: stack.arn(logicalId),
    times: parseExpression(logicalId, readText(properties, 'ScheduleExpression') ?? '', timeZone),
    target,
    input,
  }
}
