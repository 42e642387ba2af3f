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

interface ScheduleDeps {
  stack: Stack
  functions: Functions
  queues: Queues
  grants: Grants
  clock: Clock
  onWarning: (message: string) => void
  teardown: Teardown
}

/**
 * Starts the schedules of a stack. EventBridge Scheduler invokes a function asynchronously (Lambda Developer Guide, "Invoke
 * a Lambda function on a schedule"): Lambda retries a failed function, by its own settings. The schedule's `RetryPolicy`
 * and dead-letter queue apply to invocations that Lambda does not accept, which does not happen in a run.
 *
 * @returns the logical ids of the schedules
 */
export function startSchedules(deps: ScheduleDeps): string[] {
  const { stack, functions, queues, grants, clock, onWarning, teardown } = deps
  const all = schedulesOf(stack, functions, grants)
  for (const settings of all) {
    const asyncSettings = asyncSettingsOf(stack, settings.target, queues, grants)
    const invocations = new AsyncInvocations(settings.target, asyncSettings, { clock, onWarning })
    const schedule = new Schedule(settings, clock, async (event) => await invocations.invoke(event))
    schedule.start()
    teardown.add(() => {
      invocations.stop()
      schedule.stop()
    })
  }
  return all.map(({ logicalId }) => logicalId)
}
