import { Duration } from 'aws-cdk-lib'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { ScheduledFunction } from './scheduled-function'

export interface NoticeScheduleProps {
  /** Issues the notices whose embargo is over. */
  readonly fn: Function
}

/** Issues notices at their minute. A run that fails is not repeated: the run of the next minute issues what was missed. */
export class NoticeSchedule extends ScheduledFunction {
  constructor(scope: Construct, id: string, { fn }: NoticeScheduleProps) {
    super(scope, id, {
      fn,
      scheduleId: 'EveryMinute',
      description: 'Issues the notices whose embargo is over',
      expression: 'rate(1 minute)',
      maxEventAge: Duration.minutes(1),
      retries: 0,
    })
  }
}
