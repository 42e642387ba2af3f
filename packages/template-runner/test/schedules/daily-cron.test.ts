import { parseExpression } from '../../src/schedules/schedule-expression'

/** The next times after a start, as UTC. */
function timesAfter(expression: string, start: string, count: number, timeZone = 'Europe/Berlin'): string[] {
  const schedule = parseExpression('Daily', expression, timeZone)
  const times: string[] = []
  let instant = Date.parse(start)
  while (times.length < count) {
    instant = schedule.nextAfter(instant)
    times.push(new Date(instant).toISOString().replace(':00.000Z', 'Z'))
  }
  return times
}

describe('a cron expression of EventBridge Scheduler', () => {
  it('fires every day at its time', () => {
    expect(timesAfter('cron(0 6 * * ? *)', '2026-01-09T11:00:00Z', 2)).toEqual([
      '2026-01-10T05:00Z',
      '2026-01-11T05:00Z',
    ])
    expect(timesAfter('cron(59 23 * * ? *)', '2026-01-09T11:00:00Z', 1)).toEqual(['2026-01-09T22:59Z'])
  })

  it('follows the daylight saving time of its time zone', () => {
    expect(timesAfter('cron(0 6 * * ? *)', '2026-03-28T12:00:00Z', 1)).toEqual(['2026-03-29T04:00Z'])
    expect(timesAfter('cron(0 6 * * ? *)', '2026-10-24T12:00:00Z', 1)).toEqual(['2026-10-25T05:00Z'])
    expect(timesAfter('cron(0 6 * * ? *)', '2026-01-01T00:00:00Z', 1, 'Asia/Kathmandu')).toEqual([
      '2026-01-01T00:15Z',
    ])
  })

  it('skips a time that does not exist when the clocks move forward', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2026-03-27T12:00:00Z', 2)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-30T00:30Z',
    ])
  })

  it('fires once at a time that exists twice when the clocks move back', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ])
    expect(timesAfter('cron(30 2 * * ? *)', '2026-10-25T01:00:00Z', 1)).toEqual(['2026-10-26T01:30Z'])
  })
})
