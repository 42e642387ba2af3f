/** The kind of a visit: one that the contract has no value for is named in words. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits/schemas'

export function kindFaults({ kind, kindInWords }: Pick<Visit, 'kind' | 'kindInWords'>): Fault[] {
  if ((kind === 'other') === (kindInWords !== undefined)) return []
  const message =
    kind === 'other'
      ? 'is missing: name the kind of the visit in words, since `kind` is `other`'
      : 'must not be given unless `kind` is `other`'
  return [{ pointer: '/kindInWords', message }]
}
