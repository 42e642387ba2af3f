/** Reads the things that a visit is linked to, for its warnings, and only if a warning is possible. */
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { concernsStops, stopWarnings, tripWarnings } from '../../domain/visits/trip'
import { concernsEntries, entryWarnings, type EntryOfVisit } from '../../domain/visits/visit-entries'
import { dayAt } from '../../domain/time/office-time'
import { reinstatementWarnings, visitWarnings } from '../../domain/visits/visit-warnings'
import {
  claimsVenues,
  hoursOf,
  occupiesVenues,
  isOverlapping,
  venueWarnings,
} from '../../domain/visits/venues'
import type { Registry } from '../things/registry'
import { readEntriesOfVisit } from '../books/entries-of-visit'
import type { ListSummary } from '../table/record'
import type { Store } from '../table/store'
import { readStops } from './trips'
import { readVisitsBetween } from './visits-between'

/** The most visits at overlapping hours whose venues are compared. */
const MAX_VISITS = 25

/**
 * The warnings of a visit that is recorded or changed. They are computed from lists, which lag behind writes.
 *
 * @param listSummary the list summary of the visit after the write
 * @param trip the trip of a stop that is linked or moved
 */
export async function warningsOfVisit(
  registry: Registry,
  after: Visit,
  listSummary: ListSummary,
  trip: Visit | undefined,
  before?: Visit,
): Promise<VisitWarning[]> {
  const [entries, overlapping, stops] = await Promise.all([
    before && concernsEntries(after, before) ? entriesOfVisit(registry, after.id) : [],
    claimsVenues(after, before) ? visitsAtTheseHours(registry.store, listSummary) : [],
    before && concernsStops(after, before) ? readStops(registry.store, after.id) : [],
  ])
  const { officeZone, now } = registry
  const today = dayAt(now(), after.timeZone ?? officeZone)
  return [
    ...visitWarnings(after, officeZone, before),
    ...(before ? reinstatementWarnings(after, before, today) : []),
    ...venueWarnings(after, overlapping),
    ...stopWarnings(after, trip),
    ...(before ? [...entryWarnings(after, before, entries), ...tripWarnings(after, before, stops)] : []),
  ]
}

/** The entries of all books that were signed on a visit and are not void. */
async function entriesOfVisit(registry: Registry, visitId: string): Promise<EntryOfVisit[]> {
  const entries = await readEntriesOfVisit(registry, visitId)
  return entries
    .filter(({ status }) => status !== 'void')
    .map(({ subject, visibility = 'internal' }) => {
      const [, book = '', , number] = subject.split('/')
      return { book, number: Number(number), visibility }
    })
}

async function visitsAtTheseHours(store: Store, listSummary: ListSummary): Promise<Visit[]> {
  const hours = hoursOf(listSummary)
  if (!hours) return []
  const near = await readVisitsBetween(store, dayOf(hours.from), dayOf(hours.to))
  const subjects = near
    .filter((other) => {
      const theirs = hoursOf(other)
      return (
        other.subject !== listSummary.subject &&
        occupiesVenues(other) &&
        theirs &&
        isOverlapping(hours, theirs)
      )
    })
    .slice(0, MAX_VISITS)
    .map(({ subject }) => subject)
  const visits = await store.readThings<Visit>(subjects)
  return [...visits.values()].filter(occupiesVenues)
}

const dayOf = (time: string): Day => time.slice(0, 10)
