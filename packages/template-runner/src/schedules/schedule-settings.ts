import { RunError } from '../run-error'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import type { Grants } from '../template/policies'
import { readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { type Cron, parseCron } from './cron'
import { refuseUngranted } from './schedule-grants'
import { isTimeZone } from './wall-time'

/** A schedule of the template, checked and ready to run. */
export interface ScheduleSettings {
  logicalId: string
  arn: string
  cron: Cron
  timeZone: string
  target: LocalFunction
  /** The event as JSON text, with EventBridge Scheduler's own words in it. */
  input: string
}

/**
 * The schedules of a stack that are switched on.
 *
 * @throws RunError for one that the runner does not know, or whose role does not grant what it needs
 */
export function schedulesOf(stack: Stack, functions: Functions, grants: Grants): ScheduleSettings[] {
  return stack
    .ofType('AWS::Scheduler::Schedule')
    .filter(({ properties }) => readText(properties, 'State') !== 'DISABLED')
    .map((resource) => {
      refuseUngranted(stack, resource, grants)
      return settingsOf(stack, resource, functions)
    })
}

function settingsOf(
  stack: Stack,
  { logicalId, properties }: StackResource,
  functions: Functions,
): ScheduleSettings {
  const refuse = (what: string): never => {
    throw new RunError(`In the template, ${logicalId}: the local run does not know ${what}.`)
  }
  const mode = readText(readObject(properties, 'FlexibleTimeWindow'), 'Mode')
  if (mode !== 'OFF') refuse(`the flexible time window ${mode}`)
  const timeZone = readText(properties, 'ScheduleExpressionTimezone') ?? 'UTC'
  if (!isTimeZone(timeZone)) refuse(`the time zone ${timeZone}`)
  const target = readObject(properties, 'Target')
  const arn = readText(target, 'Arn')
  return {
    logicalId,
    arn: stack.arn(logicalId),
    cron: parseCron(logicalId, readText(properties, 'ScheduleExpression') ?? ''),
    timeZone,
    target: functions.find(arn) ?? refuse(`the target ${arn}`),
    input: readText(target, 'Input') ?? refuse('a schedule without an input'),
  }
}
