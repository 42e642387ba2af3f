/** The summary of a partnership: its next occurrence, its visits and its entries. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { PartnershipSummary } from '../../contract/partnerships/schemas'
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import { nextOccurrences } from '../anniversaries/occurrences'

interface Facts {
  readonly anniversary: Anniversary | undefined
  /** The completed visits. */
  readonly completed: readonly { readonly direction?: string | undefined }[]
  readonly entries: number
  /** The completed visit that began last. */
  readonly last: Visit | undefined
}

/** The summary as of a day. An occurrence on that day is the next one. */
export function summaryOf(
  partnershipId: string,
  { anniversary, completed, entries, last }: Facts,
  today: Day,
): PartnershipSummary {
  const count = (wanted: string): number => completed.filter(({ direction }) => direction === wanted).length
  return {
    partnershipId,
    ...(anniversary?.status === 'active' ? nextOccurrences(anniversary, today) : {}),
    visits: { incoming: count('incoming'), outgoing: count('outgoing') },
    entries,
    ...(last ? { lastVisit: lastVisitOf(last) } : {}),
  }
}

const lastVisitOf = ({ id, direction, start, occasion }: Visit): PartnershipSummary['lastVisit'] => ({
  visitId: id,
  direction,
  start,
  ...(occasion ? { occasion } : {}),
})
