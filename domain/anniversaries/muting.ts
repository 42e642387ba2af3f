/**
 * Who has muted the anniversary of a partnership. Each change of the partnership leaves muted what the office has muted, and
 * unmutes what the partnership has muted.
 */
import type { Anniversary } from '../../contract/anniversaries/schemas'

type Muting = Pick<Anniversary, 'status' | 'mutedBy'>

/** Why a partnership mutes its anniversary: its status, or a founding that is unknown or in doubt. */
export type MutingCause = 'suspended' | 'ended' | 'founding-unknown'

/** The status of an anniversary that is founded now. */
export const initialMuting = (causes: readonly MutingCause[]): Muting =>
  causes.length === 0 ? { status: 'active' } : { status: 'muted', mutedBy: 'partnership' }

/**
 * The anniversary after a change of its partnership. A new cause mutes it. When no cause is left, the partnership unmutes what
 * it has muted. Otherwise the status stays, also where the office has unmuted in spite of a cause.
 */
export function followCauses(
  anniversary: Anniversary,
  causes: readonly MutingCause[],
  earlier: readonly MutingCause[],
): Anniversary {
  const mutedBy = whoMuted(anniversary, earlier)
  if (causes.some((cause) => !earlier.includes(cause)))
    return withMuting(anniversary, { status: 'muted', mutedBy: mutedBy ?? 'partnership' })
  if (causes.length === 0 && earlier.length > 0 && mutedBy === 'partnership')
    return withMuting(anniversary, { status: 'active' })
  return anniversary
}

/** The anniversary after a patch by the office, which has muted it if the patch has the status `muted`. */
export function withPatchedMuting(anniversary: Anniversary, patch: object): Anniversary {
  const { status, mutedBy } = anniversary
  if (status === 'active') return withMuting(anniversary, { status })
  return withMuting(anniversary, { status, mutedBy: 'status' in patch ? 'office' : mutedBy })
}

/**
 * Earlier versions of the registry did not record who muted. What is muted without a cause, the office has muted; with a
 * cause, the partnership is taken to have muted it, as those versions did.
 */
function whoMuted({ status, mutedBy }: Muting, causes: readonly MutingCause[]): Anniversary['mutedBy'] {
  if (status === 'active') return undefined
  return mutedBy ?? (causes.length === 0 ? 'office' : 'partnership')
}

const withMuting = (
  { mutedBy: _, ...anniversary }: Anniversary,
  { status, mutedBy }: Muting,
): Anniversary => ({ ...anniversary, status, ...(mutedBy === undefined ? {} : { mutedBy }) })
