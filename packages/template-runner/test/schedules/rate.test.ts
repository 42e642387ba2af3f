import { parseExpression } from '../../src/schedules/schedule-expression'

const timesOf = (expression: string) => parseExpression('Task', expression, 'Asia/Kathmandu')
const at = (time: string): number => Date.parse(`2026-03-29T${time}Z`)

describe('a rate expression of EventBridge Scheduler', () => {
  it('fires at each whole minute', () => {
    const times = timesOf('rate(1 minute)')
    expect(times.nextAfter(at('00:59:12.345'))).toBe(at('01:00:00.000'))
    expect(times.nextAfter(at('01:00:00.000'))).toBe(at('01:01:00.000'))
    expect(times.nextAfter(at('01:00:59.999'))).toBe(at('01:01:00.000'))
  })

  it('fires at the multiples of its minutes in UTC, whatever its time zone', () => {
    const times = timesOf('rate(15 minutes)')
    expect(times.nextAfter(at('00:59:12.345'))).toBe(at('01:00:00.000'))
    expect(times.nextAfter(at('01:00:00.000'))).toBe(at('01:15:00.000'))
  })

  it('catches up with the newest time alone', () => {
    expect(timesOf('rate(1 minute)').catchUp(at('00:01:00.000'), at('00:01:00.000'))).toBe(at('00:01:00.000'))
    expect(timesOf('rate(1 minute)').catchUp(at('00:01:00.000'), at('23:59:59.999'))).toBe(at('23:59:00.000'))
    expect(timesOf('rate(5 minutes)').catchUp(at('00:05:00.000'), at('23:59:59.999'))).toBe(
      at('23:55:00.000'),
    )
  })
})
