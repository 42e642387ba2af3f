/** What the form of a visit suggests: partnerships, jubilees, and the offices, venues and people of the newest visits. */
import type { Api } from '../../api'
import { useOffice } from '../../context'
import type { PeopleSuggestions } from '../../forms/people-fields'
import { dayOf, formatDate, textOf } from '../../format'
import { bodyOf, readable, useLoad } from '../../load'
import { LARGEST_PAGE, loadAll } from '../../load-all'
import { canHaveStops, tripTitleOf, type Visit } from '../../parts/visit-item'

/** The values of a choice with their words. */
type Options = readonly (readonly [value: string, words: string])[]

export interface Suggestions {
  readonly partnerships: Options
  readonly anniversaries: Options
  /** The visits that can have stops, the newest first. */
  readonly trips: Options
  readonly venues: readonly string[]
  readonly people: PeopleSuggestions
}

const NOTHING: Suggestions = {
  partnerships: [],
  anniversaries: [],
  trips: [],
  venues: [],
  people: { offices: [], organisations: [], people: [] },
}

/**
 * Nothing until it is loaded, and where it cannot be loaded: the form works without suggestions.
 *
 * @param tripId the trip of the visit, which may be older than the visits that are suggested
 */
export function useSuggestions(tripId?: string): Suggestions {
  const { api } = useOffice()
  const loaded = useLoad(() => loadSuggestions(api, tripId), [tripId])
  return loaded.state === 'ready' ? loaded.value : NOTHING
}

async function loadSuggestions(api: Api, tripId: string | undefined): Promise<Suggestions> {
  const [partnerships, anniversaries, visits, trip] = await Promise.all([
    loadAll((query) => api.call('listPartnerships', { query })),
    loadAll((query) => api.call('listAnniversaries', { query })),
    bodyOf(api.call('listVisits', { query: { order: 'desc', limit: LARGEST_PAGE } })),
    tripId === undefined ? undefined : readable(api.call('readVisit', { params: { visitId: tripId } })),
  ])
  return {
    partnerships: partnerships.map(({ id, city }) => [id, textOf(city).text]),
    anniversaries: anniversaries.map(({ id, title }) => [id, textOf(title).text]),
    trips: tripsIn(trip ? [trip, ...visits.items.filter(({ id }) => id !== tripId)] : visits.items),
    ...suggestionsFrom(visits.items),
  }
}

/** The visits that can have stops, with the day they start. */
const tripsIn = (visits: readonly Visit[]): Options =>
  visits
    .filter(canHaveStops)
    .map((visit) => [visit.id, `${formatDate(dayOf(visit.start) ?? visit.start)} · ${tripTitleOf(visit)}`])

/** @param visits the newest first */
function suggestionsFrom(visits: readonly Visit[]): Pick<Suggestions, 'venues' | 'people'> {
  const people = visits.flatMap(({ guests, hosts }) => [...guests, ...hosts])
  const newest = new Map(people.toReversed().map((person) => [person.personId, person]))
  return {
    venues: distinct(visits.flatMap(({ venues }) => venues)),
    people: {
      offices: distinct(people.map(({ office }) => office)),
      organisations: distinct(people.map(({ organisation }) => organisation)),
      people: [...newest.values()],
    },
  }
}

const distinct = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts)].filter((text) => text !== undefined).toSorted()
