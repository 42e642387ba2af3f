import * as fc from 'fast-check'
import {
  leaseWait,
  FIVE_DAYS,
  isToBeDisabled,
  MAX_WAIT,
  RETRY_WAITS,
  waitAfter,
} from '../../../domain/notifications/delivery-schedule'

const HOUR = 3600

test.each([
  [1, 5, 4, 6],
  [2, 300, 240, 360],
  [3, 1_800, 1_440, 2_160],
  [4, 2 * HOUR, 5_760, 8_640],
  [5, 5 * HOUR, 14_400, 21_600],
  [6, 10 * HOUR, 28_800, 42_600],
  [7, 10 * HOUR, 28_800, 42_600],
  [8, 10 * HOUR, 28_800, 42_600],
])('after attempt %i the wait is %i seconds, from %i to %i', (attempts, usual, shortest, longest) => {
  const waits = [0.5, 0, 1].map((random) => waitAfter(attempts, { random }))
  expect(waits).toEqual([usual, shortest, longest])
})

test.each([0, -1, 1.5, 9, 10, 1000])('after %d attempts there is no further wait', (attempts) => {
  expect(waitAfter(attempts, { random: 0.5 })).toBeUndefined()
  expect(waitAfter(attempts, { random: 0.5, retryAfterSeconds: 60 })).toBeUndefined()
})

test.each([
  ['nothing', 2, 0, 300],
  ['less than the step', 2, 299, 300],
  ['the step', 2, 300, 300],
  ['more than the step', 2, 451, 451],
  ['twice the step', 2, 600, 600],
  ['more than twice the step', 2, 601, 600],
  ['a year', 2, 31_536_000, 600],
  ['more than SQS can wait', 8, 20 * HOUR, 42_600],
])('honours a Retry-After of %s', (_what, attempts, retryAfterSeconds, wait) => {
  expect(waitAfter(attempts, { retryAfterSeconds, random: 0 })).toBe(wait)
})

test('spreads messages with the same Retry-After below the regular wait', () => {
  expect(waitAfter(2, { retryAfterSeconds: 60, random: 1 })).toBe(360)
})

const random = fc.double({ min: 0, max: 1, noNaN: true })
const attempts = fc.integer({ min: 1, max: RETRY_WAITS.length })

/** The seconds that are allowed: whole, within the bounds, and within what SQS can wait. */
const within = (wait: number, least: number, most: number) =>
  Number.isInteger(wait) && wait >= Math.max(1, Math.min(least, MAX_WAIT)) && wait <= Math.min(most, MAX_WAIT)

test('every wait is a whole number of seconds near the regular one, and within the SQS limit', () => {
  const property = fc.property(attempts, random, (made, value) => {
    const step = RETRY_WAITS[made - 1] ?? 0
    return within(waitAfter(made, { random: value }) ?? 0, step * 0.8, step * 1.2)
  })
  expect(fc.check(property).counterexample).toBeNull()
})

test('with any Retry-After, the wait is between one and two times the regular one', () => {
  const header = fc.oneof(fc.nat(100_000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER))
  const property = fc.property(attempts, random, header, (made, value, retryAfterSeconds) => {
    const step = RETRY_WAITS[made - 1] ?? 0
    const wait = waitAfter(made, { random: value, retryAfterSeconds }) ?? 0
    return within(wait, Math.max(step, Math.min(retryAfterSeconds, 2 * step)), 2 * step)
  })
  expect(fc.check(property).counterexample).toBeNull()
})

test.each([
  [1, 10],
  [3, 40],
  [7, 640],
  [8, 900],
  [5_000, 900],
])('after %i failures, other messages wait up to %i seconds beyond the lease', (failures, bound) => {
  expect(leaseWait({ leaseSeconds: 10, failures, random: 0 })).toBe(10)
  expect(leaseWait({ leaseSeconds: 10, failures, random: 1 })).toBe(10 + bound)
})

test('the wait for a lease never ends before the lease and never exceeds the SQS limit', () => {
  const lease = fc.double({ min: -100, max: 100_000, noNaN: true })
  const property = fc.property(lease, fc.nat(), random, (leaseSeconds, failures, value) => {
    const wait = leaseWait({ leaseSeconds, failures, random: value })
    return within(wait, leaseSeconds, leaseSeconds < 1 ? 901 : leaseSeconds + 901)
  })
  expect(fc.check(property).counterexample).toBeNull()
})

describe('disabling a subscription', () => {
  const since = '2026-11-12T10:00:00.000Z'
  const after = (seconds: number) => new Date(Date.parse(since) + seconds * 1000)

  test('happens after five days of failures', () => {
    expect(FIVE_DAYS).toBe(432_000)
    expect([431_999, 432_000, 900_000].map((seconds) => isToBeDisabled(since, after(seconds)))).toEqual([
      false,
      true,
      true,
    ])
  })

  test('does not happen without failures', () => {
    expect(isToBeDisabled(undefined, after(900_000))).toBe(false)
  })
})
