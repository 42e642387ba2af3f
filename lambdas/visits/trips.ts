/** The links between stops and their trips: the item by which a trip knows that it has stops. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits/schemas'
import { concernsTrip, stopFaults, tripOf, type ListedStop } from '../../domain/visits/trip'
import { visitSubject } from '../../domain/visits/visit'
import { equal, NEW } from '../table/condition'
import { idOf, PARTITION_KEY, SORT_KEY, thingKey, tripKey, type Item } from '../table/keys'
import type { Store } from '../table/store'
import type { Table } from '../table/table'
import { unchangedItem, type WriteItem } from '../table/write-items'
import { VISITS } from './record'

/** The trip of a stop, and what the link takes. */
export interface TripLink {
  /** Absent unless the write concerns the trip. */
  readonly trip?: Visit | undefined
  readonly faults: readonly Fault[]
  /** The items and conditions of the stop's transaction; empty if its trip stays the same. */
  readonly items: readonly WriteItem[]
}

/**
 * Links a visit to the trip that it names, and unlinks it from the one that it named before. The conditions keep trips to
 * one level: the trip is as it was read, and the new stop has no stops. A trip that becomes a stop at the same time has
 * another version, or finds that it has stops.
 */
export async function linkToTrip(
  table: Pick<Table, 'batchGet'>,
  stop: Visit,
  before?: Visit,
): Promise<TripLink> {
  const joined = tripOf(stop)
  const left = before && tripOf(before)
  const isSame = joined === left
  if (isSame && !concernsTrip(stop, before)) return { faults: [], items: [] }
  const found = await table.batchGet([
    ...(joined === undefined ? [] : [thingKey(visitSubject(joined))]),
    ...(isSame ? [] : [joined, left, stop.id].flatMap((id) => (id === undefined ? [] : [keyOf(id)]))),
  ])
  const trip = joined === undefined ? undefined : tripIn(found, joined)
  if (isSame) return { trip, faults: [], items: [] }
  const stopsOf = (id: string): number => (found.get(idOf(keyOf(id)))?.stops ?? 0) as number
  return {
    trip,
    faults: joined === undefined ? [] : stopFaults(stop, trip, stopsOf(stop.id)),
    items: [
      ...(trip ? [unchangedItem(visitSubject(trip.id), trip), tripItem(trip.id, stopsOf(trip.id), 1)] : []),
      ...(trip && before ? [{ key: keyOf(stop.id), isOnlyChecked: true, condition: NEW } as const] : []),
      ...(left === undefined ? [] : [tripItem(left, stopsOf(left), -1)]),
    ],
  }
}

const keyOf = (id: string) => tripKey(visitSubject(id))

const tripIn = (found: ReadonlyMap<string, Item>, id: string): Visit | undefined =>
  found.get(idOf(thingKey(visitSubject(id))))?.thing as Visit | undefined

/** The number of stops of a trip, which is written when a stop is linked or unlinked; absent without stops. */
function tripItem(id: string, before: number, by: 1 | -1): WriteItem {
  const condition = before === 0 ? NEW : equal({ stops: before })
  const stops = before + by
  const key = keyOf(id)
  return stops > 0 ? { key, attributes: { kind: 'trip', stops }, condition } : { key, condition }
}

/** The subjects of those visits that have stops, of these. The answer may lag behind writes, as lists do. */
export async function readTrips(
  table: Pick<Table, 'batchGet'>,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const options = { attributes: [PARTITION_KEY, SORT_KEY], consistent: false }
  const items = await table.batchGet(subjects.map(tripKey), options)
  return new Set([...items.values()].map(({ pk }) => pk))
}

/** The stops of a trip that are not void. They lag behind writes. */
export async function readStops(
  store: Pick<Store, 'readAllSummaries'>,
  tripId: string,
): Promise<ListedStop[]> {
  const stops = await store.readAllSummaries(VISITS, { part: ['partOf', tripId] })
  return stops.map(({ subject, start, end, status }) => ({
    id: subject.slice(`${VISITS}/`.length),
    start,
    end,
    status,
  }))
}
