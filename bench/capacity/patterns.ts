/** The lists of the API: each filter alone, some combinations, in both orders. */
import * as anniversaries from '../../contract/anniversaries/routes'
import * as books from '../../contract/books/routes'
import * as partnerships from '../../contract/partnerships/routes'
import * as people from '../../contract/people/routes'
import type { Route } from '../../contract/route'
import type { Clearance } from '../../contract/things'
import * as visits from '../../contract/visits/routes'
import { COUNTRIES, partnerOf, personId, QUIET, visitId } from './archive'
import type { Item } from './item-size'

export const READ_BOOK = 'guest-book'
export const EXTERNAL_ID = 'bench/quiet'

/** A request for a list. */
export interface Pattern {
  readonly name: string
  readonly route: Route
  readonly params?: object
  readonly query?: Readonly<Record<string, string>>
  /** @default internal */
  readonly clearance?: Clearance
  /** The subject of the stored item behind an item of the answer. @default every item that is read counts as needed */
  readonly subjectOf?: (item: Item) => string
}

const subjectOfVisit = ({ id }: Item): string => `visits/${String(id)}`
const subjectOfEntry = ({ book, number }: Item): string => `books/${String(book)}/entries/${String(number)}`

const inBothOrders = (
  list: string,
  like: Omit<Pattern, 'name' | 'query'>,
  queries: readonly Record<string, string>[],
): Pattern[] =>
  queries.flatMap((filters) => [ordered(list, like, filters, 'desc'), ordered(list, like, filters, 'asc')])

function ordered(
  list: string,
  like: Omit<Pattern, 'name' | 'query'>,
  filters: Record<string, string>,
  order: string,
): Pattern {
  const names = Object.keys(filters).join(', ')
  return { ...like, name: `${list}${names && ` by ${names}`}, ${order}`, query: { ...filters, order } }
}

const country = COUNTRIES[0]
const often = personId(0)
const status = 'completed'
const decades = { from: '1980-01-01', to: '1999-12-31' }

/** Lists below `internal`, where some things are hidden. */
const readAs = (clearance: Clearance): Pattern[] =>
  inBothOrders(
    `visits, read as ${clearance}`,
    { route: visits.listVisits, subjectOf: subjectOfVisit, clearance },
    [{}, { partnershipId: partnerOf(0) }],
  )

export const patterns: readonly Pattern[] = [
  ...inBothOrders('visits', { route: visits.listVisits, subjectOf: subjectOfVisit }, [
    {},
    decades,
    { partnershipId: partnerOf(0) },
    { country },
    { personId: often },
    { status },
    { kind: 'working-visit' },
    { direction: 'incoming' },
    { country, status },
    { personId: often, status },
    { partnershipId: partnerOf(0), direction: 'incoming', kind: 'working-visit' },
  ]),
  ...readAs('press'),
  ...readAs('public'),
  ...inBothOrders(
    'entries',
    { route: books.listEntries, params: { book: READ_BOOK }, subjectOf: subjectOfEntry },
    [{}, decades, { visitId: visitId(0) }, { country }, { personId: often }, { personId: often, country }],
  ),
  ...inBothOrders(
    'partnerships',
    { route: partnerships.listPartnerships, subjectOf: ({ id }) => `partnerships/${String(id)}` },
    [{}, { country }, { status: 'active' }],
  ),
  ...inBothOrders(
    'anniversaries',
    { route: anniversaries.listAnniversaries, subjectOf: ({ id }) => `anniversaries/${String(id)}` },
    [{}, { status: 'active' }],
  ),
  {
    name: 'partnerships by externalId',
    route: partnerships.listPartnerships,
    query: { externalId: EXTERNAL_ID },
  },
  {
    name: 'history of a visit',
    route: visits.listVisitChanges,
    params: { visitId: visitId(0) },
    subjectOf: ({ id }) => String(id),
  },
  {
    name: 'appearances of a person',
    route: people.listAppearances,
    params: { personId: often },
    subjectOf: (item) =>
      item.number === undefined ? subjectOfVisit({ id: item.visitId }) : subjectOfEntry(item),
  },
  {
    name: 'people by q',
    route: people.listPeople,
    query: { q: 'gast' },
    subjectOf: ({ id }) => `people/${String(id)}`,
  },
  {
    name: 'occurrences of ten years',
    route: anniversaries.listOccurrences,
    query: { from: '2024-01-01', to: '2033-12-31' },
  },
  {
    name: 'summary of a partnership with 20 visits',
    route: partnerships.summarizePartnership,
    params: { partnershipId: partnerOf(QUIET) },
  },
]
