import * as fc from 'fast-check'

/** False once in `times`, else true. */
export const mostly = (times: number): fc.Arbitrary<boolean> =>
  fc.nat({ max: times - 1 }).map((die) => die > 0)

/** Undefined two times of three: with more filters, most lists would be empty. */
export const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
