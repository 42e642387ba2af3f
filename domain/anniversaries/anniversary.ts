/** The rules of an anniversary, also of one that a partnership has founded. */
import {
  anniversaryFields,
  type Anniversary,
  type AnniversaryInput,
} from '../../contract/anniversaries/schemas'
import type { Fault } from '../../contract/problems'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { anniversarySubject, changeTypeOf, FOUNDED_PREFIX } from './founded-anniversary'
import { withPatchedMuting } from './muting'
import { patched } from '../shared/merge-patch'
import { idFromName } from '../shared/id-from-name'
import { invalid, requireNone } from '../shared/refusal'

/** Records an anniversary. Its id is made from the title (English first) unless given. */
export function recordAnniversary(input: AnniversaryInput, moment: Moment): Changed<Anniversary> {
  const id = input.id ?? idFromName('title', input.title)
  if (id.startsWith(FOUNDED_PREFIX))
    throw invalid([
      {
        pointer: '/id',
        message: `must not begin with ${FOUNDED_PREFIX}: these ids are reserved for partnerships`,
      },
    ])
  return created({ type: 'anniversary.recorded', subject: anniversarySubject(id) }, { ...input, id }, moment)
}

/** Merges a patch (RFC 7396) into an anniversary; `undefined` if nothing differs. */
export function updateAnniversary(
  before: Anniversary,
  patch: object,
  moment: Moment,
): Changed<Anniversary> | undefined {
  const isFounded = before.partnershipId !== undefined
  const merged = patched(anniversaryFields, before, patch)
  requireNone(isFounded ? foundingFaults(before, merged) : [])
  const after = isFounded ? withPatchedMuting(merged, patch) : merged
  const header = { type: changeTypeOf(before, after), subject: anniversarySubject(before.id) }
  return ifChanged(changed(header, before, after, moment))
}

/** The fields that a founded anniversary takes from its partnership cannot be patched. */
const foundingFaults = (before: Anniversary, after: Pick<Anniversary, 'kind' | 'originOn'>): Fault[] =>
  (['kind', 'originOn'] as const).flatMap((field) =>
    before[field] === after[field]
      ? []
      : [
          {
            pointer: `/${field}`,
            message: 'follows the partnership of this anniversary: change the partnership instead',
          },
        ],
  )
