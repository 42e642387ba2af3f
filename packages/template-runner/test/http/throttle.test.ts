import { Throttle } from '../../src/http/throttle'

describe('a throttle', () => {
  it('admits a burst, then the rate', () => {
    let now = 0
    const throttle = new Throttle({ rate: 2, burst: 3 }, () => now)
    const admittedOfTen = (): number =>
      Array.from({ length: 10 }, () => throttle.admits()).filter(Boolean).length
    expect(admittedOfTen()).toBe(3)
    now = 499
    expect(admittedOfTen()).toBe(0)
    now = 1500
    expect(admittedOfTen()).toBe(3)
    now = 60_000
    expect(admittedOfTen()).toBe(3)
  })
})
