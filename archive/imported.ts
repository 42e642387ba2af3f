import type { Archive, Place, Refused, Remark } from './archive'

/** What has become of an archive's items. */
export interface Imported {
  readonly recorded: readonly Place[]
  /** Recorded before, and left as it is. */
  readonly found: readonly Place[]
  readonly refused: readonly Refused[]
  readonly remarks: readonly Remark[]
  /** Why the import ended before it was through; then some items are in none of the lists. */
  readonly stopped?: string
}

/** The same while it grows. */
export interface Importing {
  readonly recorded: Place[]
  readonly found: Place[]
  readonly refused: Refused[]
  readonly remarks: Remark[]
  stopped?: string
}

/** Begins with what was not understood when the archive was read. */
export const beginning = ({ refused, remarks }: Archive): Importing => ({
  recorded: [],
  found: [],
  refused: [...refused],
  remarks: [...remarks],
})

/** Lists everything in the order of kinds and files, in whatever order the registry answered. */
export function inOrderOf({ partnerships, visits, signings }: Archive, importing: Importing): Imported {
  const places = [...partnerships, ...visits, ...signings].map(({ place }) => place)
  const order = new Map(places.map((place, index) => [place, index]))
  const rank = (place: Place): number => order.get(place) ?? -1
  const byPlace = (a: { place: Place }, b: { place: Place }) => rank(a.place) - rank(b.place)
  return {
    ...importing,
    recorded: importing.recorded.toSorted((a, b) => rank(a) - rank(b)),
    found: importing.found.toSorted((a, b) => rank(a) - rank(b)),
    refused: importing.refused.toSorted(byPlace),
    remarks: importing.remarks.toSorted(byPlace),
  }
}
