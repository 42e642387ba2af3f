import * as fc from 'fast-check'

/** True all but one time of so many. */
export const mostly = (times: number): fc.Arbitrary<boolean> =>
  fc.nat({ max: times - 1 }).map((die) => die > 0)

/** Two times of three left out, so that lists are not filtered to nothing. */
export const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
