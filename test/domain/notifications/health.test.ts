import {
  healthAfter,
  leased,
  reasonToDisable,
  slowFrom,
  type Failing,
} from '../../../domain/notifications/health'

const now = new Date('2026-11-17T09:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const failing: Failing = { failingSince: now.toISOString(), failures: 3, leaseUntil: now.toISOString() }
const slow = slowFrom(now)
const delivered = (ms: number) => ({ outcome: 'delivered', ms }) as const
const refused = { outcome: 'refused', ms: 12 } as const
const timedOut = { outcome: 'timed-out', ms: 15_000 } as const

describe('the health of a subscription', () => {
  test.each([undefined, slow, failing])('is good after an answer within two seconds: %j', (before) => {
    expect(healthAfter(before, delivered(2000), later(60))).toBeUndefined()
  })

  test('is slow after a later success, since the first one', () => {
    expect(healthAfter(undefined, delivered(2001), now)).toEqual({ slowSince: now.toISOString() })
    expect(healthAfter(failing, delivered(14_000), later(60))).toEqual({ slowSince: later(60).toISOString() })
    expect(healthAfter(slow, delivered(14_000), later(60))).toBe(slow)
  })

  test.each([undefined, slow])(
    'has the time of the first failure and the number of failures: %j',
    (before) => {
      const first = healthAfter(before, refused, now)
      expect(first).toEqual({ failingSince: now.toISOString(), failures: 1, leaseUntil: now.toISOString() })
      expect(healthAfter(first, timedOut, later(60))).toEqual({
        failingSince: now.toISOString(),
        failures: 2,
        leaseUntil: later(60).toISOString(),
      })
    },
  )

  test('grants a lease that is longer than an attempt', () => {
    expect(leased(failing, now)).toEqual({ ...failing, leaseUntil: later(20).toISOString() })
  })

  test('disables the subscription after exactly five days of failures', () => {
    const fiveDays = 5 * 24 * 60 * 60
    const reasonAfter = (seconds: number) => reasonToDisable(refused, failing, later(seconds))
    expect([0, fiveDays - 0.001, fiveDays].map(reasonAfter)).toEqual([undefined, undefined, 'failing'])
  })

  test('disables nothing when good or slow; an outcome gone disables at once', () => {
    for (const health of [undefined, slow])
      expect(reasonToDisable(delivered(14_000), health, later(10 ** 9))).toBeUndefined()
    for (const health of [undefined, slow, failing])
      expect(reasonToDisable({ outcome: 'gone' }, health, now)).toBe('gone')
  })
})
