/** Reads the facts of a partnership's summary, as far as the reader may see them. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Clearance } from '../../contract/things'
import type { Visit } from '../../contract/visits/schemas'
import { anniversarySubject, foundedAnniversaryId } from '../../domain/anniversaries/founded-anniversary'
import { summaryOf } from '../../domain/partnerships/summary'
import { isCleared } from '../../domain/shared/clearance'
import { viewOf } from '../../domain/shared/view'
import { dayAt } from '../../domain/time/office-time'
import { compareDates } from '../../domain/time/sort-text'
import { visitView } from '../../domain/visits/view'
import { readEntriesOfVisit } from '../books/entries-of-visit'
import type { ListSummary } from '../table/record'
import type { Store } from '../table/store'
import type { Registry } from '../things/registry'
import { VISITS } from '../visits/record'
import { readTrips } from '../visits/trips'

/** The summary of a partnership: its visits, its entries, and its next jubilee. */
export async function readSummary(partnershipId: string, clearance: Clearance, registry: Registry) {
  const { store, officeZone, now } = registry
  const [anniversary, summaries] = await Promise.all([
    store.read<Anniversary>(anniversarySubject(foundedAnniversaryId(partnershipId))),
    store.readAllSummaries(VISITS, { part: ['partnershipId', partnershipId] }),
  ])
  const visits = summaries.filter((visit) => isCounted(visit, clearance))
  const over = visits.filter(({ status }) => status === 'completed')
  const completed = mayKnowTrips(clearance) ? await withoutTrips(over, store) : over
  const [last, entries] = await Promise.all([
    lastOf(completed, clearance, store),
    countEntries(visits, clearance, registry),
  ])
  const facts = { anniversary: anniversary?.thing, completed, entries, last }
  return summaryOf(partnershipId, facts, dayAt(now(), officeZone))
}

/** That a visit has stops is for the office alone. For other readers a trip is a visit like any other, and counts as one. */
const mayKnowTrips = (clearance: Clearance): boolean => isCleared(clearance, 'internal')

/** A visit that has stops does not count: its stops count for their partnerships. */
async function withoutTrips(visits: readonly ListSummary[], store: Store): Promise<ListSummary[]> {
  const trips = await readTrips(
    store,
    visits.map(({ subject }) => subject),
  )
  return visits.filter(({ subject }) => !trips.has(subject))
}

/** The visit that started last. */
async function lastOf(
  visits: readonly ListSummary[],
  clearance: Clearance,
  store: Store,
): Promise<Visit | undefined> {
  const last = visits.toSorted((a, b) => compareDates(a.start, b.start)).at(-1)
  const kept = last && (await store.read<Visit>(last.subject))
  return kept && viewOf(visitView, kept.thing, clearance)
}

/** Whether a visit or an entry counts in the summary: it is not void, and the reader may see it. */
const isCounted = ({ status, visibility = 'public' }: ListSummary, clearance: Clearance): boolean =>
  status !== 'void' && isCleared(clearance, visibility)

/** The number of entries of the visits, in all books, that count in the summary; one query for each visit and book. */
async function countEntries(
  visits: readonly ListSummary[],
  clearance: Clearance,
  registry: Registry,
): Promise<number> {
  const ids = visits.map(({ subject }) => subject.slice(`${VISITS}/`.length))
  const entries = await Promise.all(ids.map((id) => readEntriesOfVisit(registry, id)))
  return entries.flat().filter((entry) => isCounted(entry, clearance)).length
}
