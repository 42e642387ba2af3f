/** The fields of a visit that lists use. */
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { SPANS } from '../test-data'
import type { ModelState } from '../model-state'
import type { Listed } from './lists'

/** The time of the visit in the office's time zone, by the test data. */
export const wallOf = ({ start, end }: Pick<Visit, 'start' | 'end'>): readonly [string, string?] =>
  SPANS.find(({ sent }) => sent.start === start && sent.end === (end ?? null))?.wall ?? [start, end]

export function visitListed(state: ModelState, visit: Visit): Listed {
  const [start, end] = wallOf(visit)
  const { id, status, kind, direction, partnershipId, externalId, hosts, guests } = visit
  const { countries: country } = state.things.get(`visits/${id}`) ?? {}
  const personId = idsOn([...hosts, ...guests])
  return {
    thing: visit,
    id,
    start,
    end,
    by: { status, kind, direction, partnershipId, country, personId, externalId },
  }
}

export const idsOn = (people: readonly Person[]): string[] =>
  people.flatMap(({ personId }) => (personId === undefined ? [] : [personId]))

export const countriesOn = (people: readonly Person[]): string[] => [
  ...new Set(people.flatMap(({ country }) => (country === undefined ? [] : [country]))),
]
