import * as fc from 'fast-check'

/** Of an object's optional fields, so many in a hundred are there: objects are sparse, ordinary or crowded. */
const SHARES = [15, 50, 85]

export interface Field {
  readonly name: string
  readonly value: fc.Arbitrary<unknown>
  readonly required: boolean
}

/** Objects of these fields, those that are not required now and then left out. */
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
