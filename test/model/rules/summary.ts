/** What has come of a partnership, counted anew. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { missing, KINDS } from './shared'
import { unless, type Rule } from '../verdict'
import { allOf, find, type Fields, type World } from '../world'
import { compare } from './lists'
import { wallOf } from './visit-listing'
import { dayIn } from './dates'
import { returnsOf } from './returns'

export const summarized: Rule = (world, { params }, { body }) => {
  const partnershipId = params.partnershipId ?? ''
  const visits = allOf<Visit>(world, 'visits/').filter(
    (visit) => visit.partnershipId === partnershipId && visit.status !== 'void',
  )
  const completed = visits.filter(({ status }) => status === 'completed')
  const way = (wanted: string): number => completed.filter(({ direction }) => direction === wanted).length
  return unless([missing(world, `partnerships/${partnershipId}`)], () => ({
    read: {
      partnershipId,
      visits: { incoming: way('incoming'), outgoing: way('outgoing') },
      entries: entriesOf(world, visits),
      ...lastVisit(completed, body),
      ...jubilees(world, partnershipId),
    },
  }))
}

function entriesOf(world: World, visits: readonly Visit[]): number {
  const ids = new Set(visits.map(({ id }) => id))
  const entries = KINDS.entry.flatMap((prefix) => allOf<Entry>(world, prefix))
  return entries.filter(({ status, visitId = '' }) => status === 'signed' && ids.has(visitId)).length
}

/** Of several that began last the answer may have any. */
function lastVisit(completed: readonly Visit[], observed: Fields): Fields {
  const [latest = ''] = completed.map((visit) => wallOf(visit)[0]).toSorted((a, b) => compare(b, a))
  const last = completed.filter((visit) => wallOf(visit)[0] === latest)
  const { visitId } = (observed.lastVisit ?? {}) as Fields
  const visit = last.find(({ id }) => id === visitId) ?? last[0]
  if (!visit) return {}
  const { id, direction, start, occasion } = visit
  return { lastVisit: { visitId: id, direction, start, ...(occasion ? { occasion } : {}) } }
}

function jubilees(world: World, partnershipId: string): Fields {
  const anniversary = find<Anniversary>(world, `anniversaries/partnership-${partnershipId}`)
  if (anniversary?.status !== 'active') return {}
  const today = dayIn(world.now)
  const ahead = returnsOf(anniversary).filter(({ on }) => on >= today)
  return { nextOccurrence: ahead[0], nextMilestone: ahead.find(({ milestone }) => milestone) }
}
