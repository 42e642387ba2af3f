/**
 * Reads all things and lists at the end of a sequence: a refused request must not have changed them, and no change
 * may be lost.
 */
import type { Entry } from '../../contract/books/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { KINDS, occasionsOf } from './rules/shared'
import { idsOn } from './rules/visit-list-item'
import { type RequestTarget, defined } from './requests/intent'
import { CITIES } from './test-data'
import { canonical } from './canonical'
import { BOOKS, idsOf, type ModelState } from './model-state'
import type { Comparison } from './comparison'

/** Small enough for several pages. */
const PAGED = { limit: '2' }

const requestFor = (
  route: string,
  params: RequestTarget['params'] = {},
  query: RequestTarget['query'] = {},
): RequestTarget => ({
  route,
  params,
  query,
})

const asReader = (target: RequestTarget) => ({ ...target, caller: 'ada' })

export async function readEverything(comparison: Comparison): Promise<void> {
  requireEachChangeOnce(comparison)
  await comparison.readAll(allReads(comparison.state).map(asReader))
  const repaired = await comparison.system.rebuildPeople()
  if (repaired > 0) throw new Error(`The names of ${repaired} people differed from the changes.`)
}

function allReads(state: ModelState): RequestTarget[] {
  const things = [
    ...readsOfEach(state, KINDS.partnership[0], (partnershipId) => ({ partnershipId }), 'Partnership'),
    ...readsOfEach(state, KINDS.visit[0], (visitId) => ({ visitId }), 'Visit'),
    ...readsOfEach(state, KINDS.anniversary[0], (anniversaryId) => ({ anniversaryId }), 'Anniversary'),
    ...BOOKS.flatMap((book) =>
      readsOfEach(state, `books/${book}/entries/`, (number) => ({ book, number }), 'Entry'),
    ),
  ]
  const lists = ['listPartnerships', 'listVisits', 'listAnniversaries', 'listPeople']
  return [
    ...things,
    ...filteredLists(state),
    ...lists.map((route) => requestFor(route, {}, PAGED)),
    requestFor('listBooks'),
    requestFor('listOccurrences', {}, { from: '2024-01-01', to: '2034-01-01', muted: 'true' }),
    ...idsOf(state, KINDS.partnership[0]).map((partnershipId) =>
      requestFor('summarizePartnership', { partnershipId }),
    ),
    ...BOOKS.flatMap((book) => [
      requestFor('listEntries', { book }, PAGED),
      requestFor('listBookChanges', { book }),
    ]),
    ...peopleOf(state).flatMap((personId) => [
      requestFor('readPerson', { personId }),
      requestFor('listAppearances', { personId }, PAGED),
    ]),
  ]
}

/** Throws unless the stream has each change of the histories exactly once. */
function requireEachChangeOnce({ states, system }: Comparison): void {
  const streamed = system.fault.changes.map(({ subject, sequence }) => `${subject} #${sequence}`).toSorted()
  const isRight = states.some((state) => {
    const recorded = [...state.things].flatMap(([subject, { history }]) =>
      history.map((_, index) => `${subject} #${index + 1}`),
    )
    return canonical(recorded.toSorted()) === canonical(streamed)
  })
  if (!isRight) throw new Error(`The stream has ${streamed.join(', ')}`)
  if (new Set(system.fault.changes.map(({ id }) => id)).size < streamed.length)
    throw new Error('Two changes have the same id.')
}

/** Every person of a visit or an entry, also of cancelled and void ones. */
const peopleOf = (state: ModelState): string[] => [
  ...new Set(
    occasionsOf<Visit | Entry>(state).flatMap((occasion) =>
      idsOn([...occasion.hosts, ...('guests' in occasion ? occasion.guests : occasion.signers)]),
    ),
  ),
]

/** Filtered lists that have their own keys in the table. */
function filteredLists(state: ModelState): RequestTarget[] {
  const people = peopleOf(state).map((personId) => ({ personId }))
  const partnerships = idsOf(state, KINDS.partnership[0]).map((partnershipId) => ({ partnershipId }))
  const visits = idsOf(state, KINDS.visit[0]).map((visitId) => ({ visitId }))
  const countries = CITIES.map(({ country }) => ({ country }))
  return [
    ...[...people, ...partnerships, ...countries].map((part) => requestFor('listVisits', {}, part)),
    ...visits.map((params) => requestFor('listVisitStops', params, PAGED)),
    ...BOOKS.flatMap((book) =>
      [...people, ...visits, ...countries].map((part) => requestFor('listEntries', { book }, part)),
    ),
  ]
}

/** Requests for the current and the first version of each thing of a kind, and for its history. */
const readsOfEach = (
  state: ModelState,
  prefix: string,
  params: (id: string) => RequestTarget['params'],
  kind: string,
): RequestTarget[] =>
  idsOf(state, prefix).flatMap((id) => [
    requestFor(`read${kind}`, params(id)),
    requestFor(`read${kind}`, params(id), defined({ at: '1' })),
    requestFor(`list${kind}Changes`, params(id)),
  ])
