import { Throttle } from '../../src/http/throttle'

describe('a throttle', () => {
  it('admits its burst at once, then its rate', () => {
    let now = 0
    const throttle = new Throttle({ rate: 2, burst: 3 }, () => now)
    const admitted = (): number => Array.from({ length: 10 }, () => throttle.admits()).filter(Boolean).length
    expect(admitted()).toBe(3)
    now = 499
    expect(admitted()).toBe(0)
    now = 1500
    expect(admitted()).toBe(3)
    now = 60_000
    expect(admitted()).toBe(3)
  })
})
