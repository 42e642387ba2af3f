import * as fc from 'fast-check'

/** The percentages of optional fields that an object has. */
const SHARES = [15, 50, 85]

export interface Field {
  readonly name: string
  readonly value: fc.Arbitrary<unknown>
  readonly required: boolean
}

/** Objects with all required and some optional fields. */
export const objectArbitrary = (fields: readonly Field[]): fc.Arbitrary<object> =>
  fc.oneof(...SHARES.map((share) => objectOf(fields, share)))

const ABSENT = Symbol('absent')

function objectOf(fields: readonly Field[], share: number): fc.Arbitrary<object> {
  const absent = { weight: 100 - share, arbitrary: fc.constant(ABSENT) }
  const values = fields.map(({ value, required }) =>
    required ? value : fc.oneof(absent, { weight: share, arbitrary: value }),
  )
  return fc.tuple(...values).map((made) => {
    const entries = fields.map(({ name }, at) => [name, made[at]] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== ABSENT))
  })
}
