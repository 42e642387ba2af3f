import type { Clock } from '../clock'
import { AsyncInvocations } from '../functions/async-invocation'
import { asyncSettingsOf } from '../functions/async-settings'
import type { Functions } from '../functions/functions'
import type { Queues } from '../queues/queues'
import type { Teardown } from '../teardown'
import type { Grants } from '../template/policies'
import type { Stack } from '../template/stack'
import { Schedule } from './schedule'
import { schedulesOf } from './schedule-settings'

export interface ScheduleDeps {
  stack: Stack
  functions: Functions
  queues: Queues
  grants: Grants
  clock: Clock
  onTrouble: (line: string) => void
  teardown: Teardown
}

/**
 * Begins the schedules of a stack. EventBridge Scheduler invokes a function without waiting for it (Lambda Developer
 * Guide, "Invoke a Lambda function on a schedule"): that the function fails is Lambda's to deal with, and the schedule's
 * own retries and dead-letter queue are for what Lambda would not take. Gives the logical ids of those that are on.
 */
export function beginSchedules(deps: ScheduleDeps): string[] {
  const { stack, functions, queues, grants, clock, onTrouble, teardown } = deps
  const all = schedulesOf(stack, functions, grants)
  for (const settings of all) {
    const asyncSettings = asyncSettingsOf(stack, settings.target, queues, grants)
    const invocations = new AsyncInvocations(settings.target, asyncSettings, { clock, onFailure: onTrouble })
    const schedule = new Schedule(settings, clock, async (event) => await invocations.invoke(event))
    schedule.start()
    teardown.add(() => {
      invocations.stop()
      schedule.stop()
    })
  }
  return all.map(({ logicalId }) => logicalId)
}
