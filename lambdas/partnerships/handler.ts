/** The function of the partnerships. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import * as routes from '../../contract/partnerships/routes'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Clearance } from '../../contract/things'
import type { Visit } from '../../contract/visits/schemas'
import { partnershipView } from '../../domain/partnerships/view'
import type { Changed, Moment } from '../../domain/shared/change'
import { isCleared } from '../../domain/shared/clearance'
import {
  anniversarySubject,
  concernsAnniversary,
  followPartnership,
  foundedAnniversaryId,
} from '../../domain/anniversaries/founded-anniversary'
import { todayAt } from '../../domain/time/dates'
import { partnershipWarnings } from '../../domain/partnerships/partnership-dates'
import { dayAt } from '../../domain/time/office-time'
import {
  partnershipSubject,
  recordPartnership,
  changePartnershipStatus,
  updatePartnership,
} from '../../domain/partnerships/partnership'
import { summaryOf } from '../../domain/partnerships/summary'
import { viewOf } from '../../domain/shared/view'
import { visitView } from '../../domain/visits/view'
import type { Reply } from '../http/answer'
import { listChanges, listThings } from '../things/lists'
import { handle, openRegistry, type Registry } from '../things/registry'
import { serve, type Request } from '../http/serve'
import { readAt, readThing, unchanged, writtenReply } from '../things/things'
import { anniversaryRecord, partnershipRecord, PARTNERSHIPS, VISITS, type ListSummary } from '../table/record'
import { readEntriesOfVisit } from '../books/entries-of-visit'
import type { Store } from '../table/store'
import type { Write } from '../table/write'
import { thingItems } from '../table/write-items'

export const handlers = [
  handle(routes.recordPartnership, async (request, registry) =>
    writtenReply(
      await registry.store.write(request, (moment) =>
        writeOf(registry, recordPartnership(request.body, moment), moment),
      ),
      request,
      partnershipView,
    ),
  ),

  handle(routes.listPartnerships, (request, registry) =>
    listThings<Partnership>(
      registry,
      { kind: 'partnership', list: PARTNERSHIPS, view: partnershipView },
      request,
      ({ thing }) => partnershipRecord(thing),
    ),
  ),

  handle(routes.readPartnership, async (request, { store }) => {
    const { params, query } = request
    return {
      body: await readAt<Partnership>(
        store,
        partnershipSubject(params.partnershipId),
        query.at,
        request,
        partnershipView,
      ),
    }
  }),

  handle(routes.summarizePartnership, async ({ params: { partnershipId }, clearance }, registry) => {
    const { store, officeZone, now } = registry
    await readThing(store, partnershipSubject(partnershipId))
    const founded = anniversarySubject(foundedAnniversaryId(partnershipId))
    const [anniversary, summaries] = await Promise.all([
      store.read<Anniversary>(founded),
      store.readAllSummaries(VISITS, ['partnershipId', partnershipId]),
    ])
    const visits = summaries.filter((visit) => isCounted(visit, clearance))
    const completed = visits.filter(({ status }) => status === 'completed')
    const [last, entries] = await Promise.all([
      lastOf(completed, clearance, store),
      entriesOfVisits(visits, clearance, registry),
    ])
    const today = dayAt(now(), officeZone)
    const facts = { anniversary: anniversary?.thing, completed, entries, last }
    return { body: summaryOf(partnershipId, facts, today) }
  }),

  handle(routes.updatePartnership, (request, registry) =>
    changePartnership(request, registry, (before, moment) => updatePartnership(before, request.body, moment)),
  ),

  handle(routes.changePartnershipStatus, (request, registry) =>
    changePartnership(request, registry, (before, moment) =>
      changePartnershipStatus(before, request.body, moment),
    ),
  ),

  handle(routes.listPartnershipChanges, async (request, registry) => {
    const subject = partnershipSubject(request.params.partnershipId)
    await readThing(registry.store, subject)
    return listChanges(registry, subject, request)
  }),
]

export const handler = serve(openRegistry, handlers)

type OnePartnership = Pick<
  Request<typeof routes.changePartnershipStatus>,
  'params' | 'requireVersion' | 'actor' | 'clearance' | 'receipt'
>

/** Changes a partnership of which the caller has read the last version. */
async function changePartnership(
  request: OnePartnership,
  registry: Registry,
  decide: (before: Partnership, moment: Moment) => Changed<Partnership> | undefined,
): Promise<Reply<Partnership>> {
  const { store } = registry
  const subject = partnershipSubject(request.params.partnershipId)
  const written = await store.write(request, async (moment) => {
    const { thing: before } = await readThing<Partnership>(store, subject)
    request.requireVersion(before.version)
    const next = decide(before, moment)
    return next ? writeOf(registry, next, moment, before) : unchanged(subject, before)
  })
  return writtenReply(written, request, partnershipView)
}

/** A partnership and, where that concerns it, its anniversary, in one transaction. */
async function writeOf(
  { store, officeZone }: Registry,
  { thing, change }: Changed<Partnership>,
  moment: Moment,
  before?: Partnership,
): Promise<Write> {
  const items = thingItems(partnershipRecord(thing), change, before && partnershipRecord(before))
  const warnings = partnershipWarnings(thing, todayAt(moment, officeZone), before)
  if (!concernsAnniversary(thing, before)) return { change, items, warnings }
  const kept = await store.read<Anniversary>(anniversarySubject(foundedAnniversaryId(thing.id)))
  const step = { after: thing, before, reason: change.reason }
  const next = followPartnership(step, kept?.thing, moment)
  if (!next) return { change, items, warnings }
  const followed = anniversaryRecord(next.thing)
  const more = thingItems(followed, next.change, kept && anniversaryRecord(kept.thing))
  return { change, items: [...items, ...more], warnings }
}

/** The visit that began last. */
async function lastOf(
  visits: readonly ListSummary[],
  clearance: Clearance,
  store: Store,
): Promise<Visit | undefined> {
  const last = visits.toSorted((a, b) => (a.start < b.start ? -1 : 1)).at(-1)
  const kept = last && (await store.read<Visit>(last.subject))
  return kept && viewOf(visitView, kept.thing, clearance)
}

/** Whether a visit or an entry counts in the reader's summary: it is not void, and the reader may see it. */
const isCounted = ({ status, visibility = 'public' }: ListSummary, clearance: Clearance): boolean =>
  status !== 'void' && isCleared(clearance, visibility)

/** The number of entries of the visits, in all books, that count in the reader's summary; one list read for each. */
async function entriesOfVisits(
  visits: readonly ListSummary[],
  clearance: Clearance,
  registry: Registry,
): Promise<number> {
  const ids = visits.map(({ subject }) => subject.slice(`${VISITS}/`.length))
  const entries = await Promise.all(ids.map((id) => readEntriesOfVisit(registry, id)))
  return entries.flat().filter((entry) => isCounted(entry, clearance)).length
}
