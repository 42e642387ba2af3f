import { Duration } from 'aws-cdk-lib'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { ScheduledFunction } from './scheduled-function'

export interface JubileeScheduleProps {
  /** Announces jubilees; takes `{ time }`, the scheduled time. */
  readonly fn: Function
  /** The office's time zone (IANA), which decides the day and the hour. */
  readonly timeZone: string
}

/**
 * Announces jubilees every day at six in the morning. Retries end at noon, so that the alarm is raised on the same day; the
 * run of the next day announces what was missed.
 */
export class JubileeSchedule extends ScheduledFunction {
  constructor(scope: Construct, id: string, { fn, timeZone }: JubileeScheduleProps) {
    super(scope, id, {
      fn,
      scheduleId: 'Daily',
      description: 'Announces jubilees ahead of their day',
      expression: 'cron(0 6 * * ? *)',
      timeZone,
      maxEventAge: Duration.hours(6),
      retries: 2,
    })
  }
}
