/** What the form of a visit suggests: partnerships, jubilees, and the offices, venues and people of the newest visits. */
import type { Api } from '../../api'
import { useOffice } from '../../context'
import type { PeopleSuggestions } from '../../forms/people-fields'
import { textOf } from '../../format'
import { bodyOf, useLoad } from '../../load'
import { LARGEST_PAGE, loadAll } from '../../load-all'
import type { Visit } from '../../parts/visit-item'

/** The values of a choice with their words. */
type Options = readonly (readonly [value: string, words: string])[]

export interface Suggestions {
  readonly partnerships: Options
  readonly anniversaries: Options
  readonly venues: readonly string[]
  readonly people: PeopleSuggestions
}

const NOTHING: Suggestions = {
  partnerships: [],
  anniversaries: [],
  venues: [],
  people: { offices: [], organisations: [], people: [] },
}

/** Nothing until it is loaded, and where it cannot be loaded: the form works without suggestions. */
export function useSuggestions(): Suggestions {
  const { api } = useOffice()
  const loaded = useLoad(() => loadSuggestions(api), [])
  return loaded.state === 'ready' ? loaded.value : NOTHING
}

async function loadSuggestions(api: Api): Promise<Suggestions> {
  const [partnerships, anniversaries, visits] = await Promise.all([
    loadAll((query) => api.call('listPartnerships', { query })),
    loadAll((query) => api.call('listAnniversaries', { query })),
    bodyOf(api.call('listVisits', { query: { order: 'desc', limit: LARGEST_PAGE } })),
  ])
  return {
    partnerships: partnerships.map(({ id, city }) => [id, textOf(city).text]),
    anniversaries: anniversaries.map(({ id, title }) => [id, textOf(title).text]),
    ...suggestionsFrom(visits.items),
  }
}

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
