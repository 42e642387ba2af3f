import { nextAfter, parseCron } from '../../src/schedules/cron'

/** The first times after another, as UTC. */
function timesAfter(expression: string, start: string, count: number, timeZone = 'Europe/Berlin'): string[] {
  const cron = parseCron('Daily', expression)
  const times: string[] = []
  let instant: number | undefined = Date.parse(start)
  while (times.length < count) {
    instant = nextAfter(cron, timeZone, instant)
    if (instant === undefined) break
    times.push(new Date(instant).toISOString().replace(':00.000Z', 'Z'))
  }
  return times
}

describe('a cron expression of EventBridge Scheduler', () => {
  it.each([
    ['every day', 'cron(0 6 * * ? *)', ['2026-01-10T05:00Z', '2026-01-11T05:00Z']],
    ['several times a day', 'cron(0,30 6-7 * * ? *)', ['2026-01-10T05:00Z', '2026-01-10T05:30Z']],
    ['every few minutes', 'cron(0/20 * * * ? *)', ['2026-01-09T11:20Z', '2026-01-09T11:40Z']],
    ['on weekdays by name', 'cron(0 6 ? * MON-FRI *)', ['2026-01-12T05:00Z', '2026-01-13T05:00Z']],
    ['on Sundays by number', 'cron(0 6 ? * 1 *)', ['2026-01-11T05:00Z', '2026-01-18T05:00Z']],
    ['on a date of some months', 'cron(0 6 31 JAN,FEB,MAR ? *)', ['2026-01-31T05:00Z', '2026-03-31T04:00Z']],
    ['on leap days', 'cron(0 6 29 2 ? *)', ['2028-02-29T05:00Z', '2032-02-29T05:00Z']],
    ['in one year, until it is over', 'cron(0 6 31 12 ? 2026)', ['2026-12-31T05:00Z']],
  ])('is met %s', (_, expression, expected) => {
    expect(timesAfter(expression, '2026-01-09T11:00:00Z', 2)).toEqual(expected)
  })

  it('follows the clocks of its time zone through the year', () => {
    expect(timesAfter('cron(0 6 * * ? *)', '2026-03-28T12:00:00Z', 1)).toEqual(['2026-03-29T04:00Z'])
    expect(timesAfter('cron(0 6 * * ? *)', '2026-10-24T12:00:00Z', 1)).toEqual(['2026-10-25T05:00Z'])
    expect(timesAfter('cron(0 6 * * ? *)', '2026-01-01T00:00:00Z', 1, 'Asia/Kathmandu')).toEqual([
      '2026-01-01T00:15Z',
    ])
  })

  it('skips a time that the clocks skip in spring', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2026-03-27T12:00:00Z', 2)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-30T00:30Z',
    ])
  })

  it('counts a time once that the clocks show twice in autumn', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ])
  })

  it.each([
    'rate(1 day)',
    'at(2026-01-01T00:00:00)',
    'cron(0 6 * * *)',
    'cron(0 6 * * * *)',
    'cron(0 6 ? * ? *)',
    'cron(0 6 L * ? *)',
    'cron(0 6 ? * 2#1 *)',
    'cron(60 6 * * ? *)',
    'cron(0 6 * 13 ? *)',
    'cron(0/0 6 * * ? *)',
    'cron(, 6 * * ? *)',
  ])('is refused when it is %s', (expression) => {
    expect(() => parseCron('Daily', expression)).toThrow(
      `In the template, Daily: the local run does not know the schedule ${expression}.`,
    )
  })
})
