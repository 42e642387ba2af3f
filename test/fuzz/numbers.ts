import * as fc from 'fast-check'
import type { Schema } from './document'

/** Whole numbers that a schema allows: mostly small ones. */
export function wholeNumberArbitrary({ minimum = -1e6, maximum = 1e6 }: Schema): fc.Arbitrary<number> {
  const near = (span: number) => fc.integer({ min: minimum, max: Math.min(maximum, minimum + span) })
  return fc.oneof(
    { weight: 2, arbitrary: near(1) },
    { weight: 2, arbitrary: near(9) },
    { weight: 1, arbitrary: fc.bigInt({ min: BigInt(minimum), max: BigInt(maximum) }).map(Number) },
  )
}
