/**
 * Who has muted an anniversary that a partnership founded. The office's decision outlasts each change of the partnership;
 * what the partnership has muted, it unmutes.
 */
import type { Anniversary } from '../../contract/anniversaries/schemas'

type Muting = Pick<Anniversary, 'status' | 'mutedBy'>

/** What the partnership mutes its anniversary for; nothing while it is active and its founding is known. */
export type Causes = readonly ('suspended' | 'ended' | 'unknown')[]

const withMuting = (
  { mutedBy: _, ...anniversary }: Anniversary,
  { status, mutedBy }: Muting,
): Anniversary => ({ ...anniversary, status, ...(mutedBy === undefined ? {} : { mutedBy }) })

/** The status of an anniversary that is founded now. */
export const foundedMuting = (causes: Causes): Muting =>
  causes.length === 0 ? { status: 'active' } : { status: 'muted', mutedBy: 'partnership' }

/**
 * The anniversary after its partnership has changed: a new cause mutes it, and when no cause is left, the partnership
 * unmutes what it has muted. Otherwise the status stays, also where the office has unmuted in spite of a cause.
 */
export function mutedByPartnership(anniversary: Anniversary, causes: Causes, earlier: Causes): Anniversary {
  const mutedBy = whoMuted(anniversary, earlier)
  if (causes.some((cause) => !earlier.includes(cause)))
    return withMuting(anniversary, { status: 'muted', mutedBy: mutedBy ?? 'partnership' })
  if (causes.length === 0 && earlier.length > 0 && mutedBy === 'partnership')
    return withMuting(anniversary, { status: 'active' })
  return anniversary
}

/**
 * Earlier versions of the registry did not record who muted: what is muted without a cause, the office has muted. With a
 * cause, the partnership is taken to have muted it, as those versions did.
 */
function whoMuted({ status, mutedBy }: Muting, causes: Causes): Anniversary['mutedBy'] {
  if (status === 'active') return undefined
  return mutedBy ?? (causes.length === 0 ? 'office' : 'partnership')
}

/** The anniversary after the office has patched it, which mutes it for the office if the patch has the status. */
export function mutedByOffice(anniversary: Anniversary, patch: object): Anniversary {
  const { status, mutedBy } = anniversary
  if (status === 'active') return withMuting(anniversary, { status })
  return withMuting(anniversary, { status, mutedBy: 'status' in patch ? 'office' : mutedBy })
}
