/** The summary of a partnership, counted from all things. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { missing, KINDS } from './shared'
import { unless, type Rule } from '../model-result'
import { allOf, find, type Fields, type ModelState } from '../model-state'
import { hasStops } from './trips'
import { compare } from './list-result'
import { officeTimeOf } from './visit-list-item'
import { dayIn, ends, sortsAs } from './dates'
import { occurrencesOf } from './occurrences'

export const summarizePartnership: Rule = (state, { params }, { body }) => {
  const partnershipId = params.partnershipId ?? ''
  const visits = allOf<Visit>(state, 'visits/').filter(
    (visit) => visit.partnershipId === partnershipId && visit.status !== 'void',
  )
  const completed = visits.filter((visit) => visit.status === 'completed' && !hasStops(state, visit))
  const countOf = (wanted: string): number => completed.filter(({ direction }) => direction === wanted).length
  return unless([missing(state, `partnerships/${partnershipId}`)], () => ({
    read: {
      partnershipId,
      visits: { incoming: countOf('incoming'), outgoing: countOf('outgoing') },
      entries: entriesOf(state, visits),
      ...lastVisit(completed, body),
      ...nextOccurrences(state, partnershipId),
    },
  }))
}

function entriesOf(state: ModelState, visits: readonly Visit[]): number {
  const ids = new Set(visits.map(({ id }) => id))
  const entries = KINDS.entry.flatMap((prefix) => allOf<Entry>(state, prefix))
  return entries.filter(({ status, visitId = '' }) => status === 'signed' && ids.has(visitId)).length
}

/** If several visits began last, the response may have any of them. */
function lastVisit(completed: readonly Visit[], observed: Fields): Fields {
  const [latest = ''] = completed
    .map((visit) => officeTimeOf(visit)[0])
    .toSorted((a, b) => compare(sortsAs(b), sortsAs(a)))
  const last = completed.filter((visit) => sortsAs(officeTimeOf(visit)[0]) === sortsAs(latest))
  const { visitId } = (observed.lastVisit ?? {}) as Fields
  const visit = last.find(({ id }) => id === visitId) ?? last[0]
  if (!visit) return {}
  const { id, direction, start, occasion } = visit
  return { lastVisit: { visitId: id, direction, start, ...(occasion ? { occasion } : {}) } }
}

function nextOccurrences(state: ModelState, partnershipId: string): Fields {
  const anniversary = find<Anniversary>(state, `anniversaries/partnership-${partnershipId}`)
  if (anniversary?.status !== 'active') return {}
  const today = dayIn(state.now)
  const ahead = occurrencesOf(anniversary).filter(({ on }) => ends(on) >= today)
  return { nextOccurrence: ahead[0], nextMilestone: ahead.find(({ milestone }) => milestone) }
}
