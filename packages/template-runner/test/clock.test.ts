import { Clock } from '../src/clock'
import { eventually } from '../../../test/support/eventually'

const hour = 60 * 60 * 1000

describe('the clock of a run', () => {
  it('is the system’s until it is moved, and runs on from there', async () => {
    const clock = new Clock()
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50)
    clock.moveTo(Date.parse('2030-01-01T00:00:00Z'))
    const moved = clock.now()
    expect(new Date(moved).toISOString()).toMatch(/^2030-01-01T00:00:00/)
    await eventually(() => expect(clock.now()).toBeGreaterThan(moved))
    clock.moveBy(-hour)
    expect(new Date(clock.now()).toISOString()).toMatch(/^2029-12-31T23:00:0/)
  })

  it('keeps appointments that it is moved over, in their order, and no other', () => {
    const clock = new Clock()
    const kept: string[] = []
    const now = clock.now()
    clock.at(now + 3 * hour, () => kept.push('third'))
    clock.at(now + hour, () => kept.push('first'))
    clock.at(now + 2 * hour, () => kept.push('second'))
    clock.at(now + 2.5 * hour, () => kept.push('cancelled'))()
    clock.moveBy(2 * hour + 1000)
    expect(kept).toEqual(['first', 'second'])
    clock.moveBy(-2 * hour)
    clock.moveBy(3 * hour)
    expect(kept).toEqual(['first', 'second', 'third'])
  })

  it('keeps an appointment that nobody moves it to', async () => {
    const clock = new Clock()
    const before = Date.now()
    const kept = await new Promise<number>((done) => clock.at(clock.now() + 30, () => done(Date.now())))
    expect(kept - before).toBeGreaterThanOrEqual(30)
  })
})
