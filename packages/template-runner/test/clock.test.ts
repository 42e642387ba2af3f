import { Clock } from '../src/clock'
import { eventually } from './support/eventually'

const hour = 60 * 60 * 1000
const minute = 60 * 1000

describe('the clock of a run', () => {
  it('has the system’s time until it is moved, and continues from there', async () => {
    const clock = new Clock()
    const before = Date.now()
    const now = clock.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
    clock.moveTo(Date.parse('2030-01-01T00:00:00Z'))
    const moved = clock.now()
    expect(new Date(moved).toISOString()).toMatch(/^2030-01-01T00:/)
    await eventually(() => expect(clock.now()).toBeGreaterThan(moved))
    clock.moveBy(-hour)
    expect(new Date(clock.now()).toISOString()).toMatch(/^2029-12-31T23:/)
  })

  it('runs the timers that it is moved over, in order, and no others', () => {
    const clock = new Clock()
    const run: string[] = []
    const now = clock.now()
    clock.at(now + 3 * hour, () => run.push('third'))
    clock.at(now + hour, () => run.push('first'))
    clock.at(now + 2 * hour, () => run.push('second'))
    clock.at(now + 2.5 * hour, () => run.push('cancelled'))()
    clock.moveBy(2 * hour + minute)
    expect(run).toEqual(['first', 'second'])
    clock.moveBy(-2 * hour)
    clock.moveBy(3 * hour)
    expect(run).toEqual(['first', 'second', 'third'])
  })

  it('runs a timer when its time comes without a move', async () => {
    const clock = new Clock()
    const before = Date.now()
    const runAt = await new Promise<number>((done) => clock.at(clock.now() + 30, () => done(Date.now())))
    expect(runAt - before).toBeGreaterThanOrEqual(30)
  })
})
