/** The values of a visit by which lists filter and sort. */
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { ARCHIVE_SPANS, SPANS } from '../test-data'
import type { ModelState } from '../model-state'
import type { ListItem } from './list-result'

/** The time of a visit in the office's time zone, as the test data has it. */
export const officeTimeOf = ({ start, end }: Pick<Visit, 'start' | 'end'>): readonly [string, string?] =>
  [...SPANS, ...ARCHIVE_SPANS].find(({ sent }) => sent.start === start && sent.end === (end ?? null))
    ?.officeTime ?? [start, end]

export function visitListItem(state: ModelState, visit: Visit): ListItem {
  const [start, end] = officeTimeOf(visit)
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
