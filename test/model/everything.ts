/** At the end of a sequence everything is read once more: what was refused has changed nothing, and nothing is lost. */
import type { Entry } from '../../contract/books/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { KINDS, occasionsOf } from './rules/shared'
import { idsOn } from './rules/visit-listing'
import { type Asked, defined } from './requests/intent'
import { CITIES } from './cast'
import { canonical } from './canonical'
import { BOOKS, idsOf, type World } from './world'
import type { Office } from './office'

/** So that there are pages. */
const PAGED = { limit: '2' }

const ask = (route: string, params: Asked['params'] = {}, query: Asked['query'] = {}): Asked => ({
  route,
  params,
  query,
})

const asReader = (asked: Asked) => ({ ...asked, caller: 'ada' })

export async function readEverything(office: Office): Promise<void> {
  requireEachChangeOnce(office)
  await office.readAll(everythingOf(office.world).map(asReader))
  const mended = await office.real.rebuildPeople()
  if (mended > 0) throw new Error(`What is kept of ${mended} people is not what the changes say.`)
}

function everythingOf(world: World): Asked[] {
  const things = [
    ...partsOf(world, KINDS.partnership[0], (partnershipId) => ({ partnershipId }), 'Partnership'),
    ...partsOf(world, KINDS.visit[0], (visitId) => ({ visitId }), 'Visit'),
    ...partsOf(world, KINDS.anniversary[0], (anniversaryId) => ({ anniversaryId }), 'Anniversary'),
    ...BOOKS.flatMap((book) =>
      partsOf(world, `books/${book}/entries/`, (number) => ({ book, number }), 'Entry'),
    ),
  ]
  const lists = ['listPartnerships', 'listVisits', 'listAnniversaries', 'listPeople']
  return [
    ...things,
    ...partsOfLists(world),
    ...lists.map((route) => ask(route, {}, PAGED)),
    ask('listBooks'),
    ask('listOccurrences', {}, { from: '2024-01-01', to: '2034-01-01', muted: 'true' }),
    ...idsOf(world, KINDS.partnership[0]).map((partnershipId) =>
      ask('summarizePartnership', { partnershipId }),
    ),
    ...BOOKS.flatMap((book) => [ask('listEntries', { book }, PAGED), ask('listBookChanges', { book })]),
    ...peopleOf(world).flatMap((personId) => [
      ask('readPerson', { personId }),
      ask('listAppearances', { personId }, PAGED),
    ]),
  ]
}

/** What the stream has to tell: each change of the histories once, and nothing else. */
function requireEachChangeOnce({ worlds, real }: Office): void {
  const told = real.trouble.changes.map(({ subject, sequence }) => `${subject} #${sequence}`).toSorted()
  const isRight = worlds.some((world) => {
    const recorded = [...world.things].flatMap(([subject, { history }]) =>
      history.map((_, index) => `${subject} #${index + 1}`),
    )
    return canonical(recorded.toSorted()) === canonical(told)
  })
  if (!isRight) throw new Error(`The stream tells of ${told.join(', ')}`)
  if (new Set(real.trouble.changes.map(({ id }) => id)).size < told.length)
    throw new Error('An id is used twice.')
}

/** Whoever is on a visit or an entry, whatever has become of it. */
const peopleOf = (world: World): string[] => [
  ...new Set(
    occasionsOf<Visit | Entry>(world).flatMap((occasion) =>
      idsOn([...occasion.hosts, ...('guests' in occasion ? occasion.guests : occasion.signers)]),
    ),
  ),
]

/** The parts of the lists that have keys of their own. */
function partsOfLists(world: World): Asked[] {
  const people = peopleOf(world).map((personId) => ({ personId }))
  const partnerships = idsOf(world, KINDS.partnership[0]).map((partnershipId) => ({ partnershipId }))
  const visits = idsOf(world, KINDS.visit[0]).map((visitId) => ({ visitId }))
  const countries = CITIES.map(({ country }) => ({ country }))
  return [
    ...[...people, ...partnerships, ...countries].map((part) => ask('listVisits', {}, part)),
    ...BOOKS.flatMap((book) =>
      [...people, ...visits, ...countries].map((part) => ask('listEntries', { book }, part)),
    ),
  ]
}

/** Each thing of a kind as it is, as it was at first, and its history. */
const partsOf = (
  world: World,
  prefix: string,
  params: (id: string) => Asked['params'],
  kind: string,
): Asked[] =>
  idsOf(world, prefix).flatMap((id) => [
    ask(`read${kind}`, params(id)),
    ask(`read${kind}`, params(id), defined({ at: '1' })),
    ask(`list${kind}Changes`, params(id)),
  ])
