import { parseExpression } from '../../src/schedules/schedule-expression'

describe('a schedule expression', () => {
  it.each([
    ['a rate in hours', 'rate(1 hour)'],
    ['a rate in days', 'rate(7 days)'],
    ['a rate of one in the plural', 'rate(1 minutes)'],
    ['a rate of several in the singular', 'rate(5 minute)'],
    ['a rate of zero', 'rate(0 minutes)'],
    ['a rate of a fraction', 'rate(1.5 minutes)'],
    ['at', 'at(2026-01-01T00:00:00)'],
    ['a list', 'cron(0,30 6 * * ? *)'],
    ['a range', 'cron(0 6-7 * * ? *)'],
    ['a step', 'cron(0/20 6 * * ? *)'],
    ['every minute', 'cron(* 6 * * ? *)'],
    ['a day of the month', 'cron(0 6 31 * ? *)'],
    ['a month', 'cron(0 6 * JAN ? *)'],
    ['a weekday', 'cron(0 6 ? * MON *)'],
    ['a year', 'cron(0 6 * * ? 2026)'],
    ['five fields', 'cron(0 6 * * *)'],
    ['minute 60', 'cron(60 6 * * ? *)'],
    ['hour 24', 'cron(0 24 * * ? *)'],
  ])('is rejected by its text when it has %s', (_, expression) => {
    expect(() => parseExpression('Task', expression, 'UTC')).toThrow(
      `Task: the template runner does not support the schedule expression ${expression}; remove it from the template.`,
    )
  })
})
