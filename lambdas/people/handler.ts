/** The function of the people and their appearances. */
import * as z from 'zod/mini'
import type { Appearance } from '../../contract/people/appearances'
import * as routes from '../../contract/people/routes'
import { appearancesOf, hasAppearances } from '../../domain/people/appearance'
import { longestOf, searchWords } from '../../domain/people/name-search'
import { withoutHours } from '../../domain/time/office-time'
import { notFound } from '../../domain/shared/refusal'
import { required } from '../aws/environment'
import { toPage } from '../things/page'
import { requireInternal } from '../things/read'
import { on, serve } from '../http/serve'
import type { Appearing, AppearancePosition } from './appearances'
import { cursorsOf, keyText, type Cursors } from '../table/cursor'
import { openPeople, type People } from './people'
import { entriesOf } from '../books/record'
import { openTable } from '../table/table'
import { VISITS } from '../visits/record'

interface Deps {
  readonly people: People
  readonly cursors: Cursors
  /** The lists that people appear in. */
  readonly lists: readonly string[]
}

const open = (): Deps => ({
  people: openPeople(openTable(required('TABLE_NAME'))),
  cursors: cursorsOf(required('CURSOR_KEY')),
  lists: [VISITS, ...required('BOOKS').split(',').map(entriesOf)],
})

const handle = on<Deps>()

export const handlers = [
  handle(routes.listPeople, async ({ query: { q, limit, cursor }, clearance }, { people, cursors }) => {
    if (clearance !== 'internal') return { body: { items: [] } }
    const words = searchWords(q ?? '')
    const filters = { list: 'people', words: words.join(' ') }
    const position = namePartIn(longestOf(words))
    const after = cursor === undefined ? undefined : cursors.read(filters, cursor, position)
    // A name has no part without letters and digits.
    if (q !== undefined && words.length === 0) return { body: { items: [] } }
    const found = await people.searchNames({ words, limit, after })
    return { body: toPage(found.people, found.next, (last) => cursors.seal(filters, last)) }
  }),

  handle(routes.readPerson, async ({ params: { personId }, clearance }, { people }) => {
    requireInternal({ clearance })
    const body = await people.readPerson(personId)
    if (!body) throw notFound()
    return { body }
  }),

  handle(routes.listAppearances, async (request, { people, lists, cursors }) => {
    const { params, query, clearance } = request
    const { personId } = params
    if (clearance !== 'internal') return { body: { items: [] } }
    const filters = { list: 'appearances', personId }
    const from =
      query.cursor === undefined ? undefined : cursors.read(filters, query.cursor, positionIn(lists))
    // The last thing of the page before is read again, since more of its appearances may follow.
    const limit = from ? query.limit + 1 : query.limit
    const { found, isLast } = await people.readAppearing({ personId, lists, limit, from })
    const each = await appearancesOn(found, personId, people)
    const { items, next } = paged(found, each, query.limit, isLast, from)
    if (items.length === 0 && !from && !(await people.readPerson(personId))) throw notFound()
    return { body: toPage(items, next, (position) => cursors.seal(filters, position)) }
  }),
]

export const handler = serve(open, handlers)

/** The position at the end of a page: `given` appearances on this thing are on it or on earlier pages. */
interface PagePosition extends AppearancePosition {
  readonly given: number
}

/** A position as a cursor holds it, in these lists. */
const positionIn = (lists: readonly string[]): z.ZodMiniType<PagePosition> =>
  z.strictObject({ listSk: keyText, list: z.enum(lists), given: z.int().check(z.minimum(0)) })

/** The position at the end of a page of people: the sort key of a part of a name. */
const namePartIn = (key: string) => keyText.check(z.startsWith(key))

/** The appearances on each of the things; none on a thing that is postponed, cancelled or void. */
async function appearancesOn(
  found: readonly Appearing[],
  personId: string,
  people: People,
): Promise<Appearance[][]> {
  const counted = found.filter(({ listSummary }) => hasAppearances(listSummary.status))
  const occasions = await people.readOccasions(counted.map(({ listSummary }) => listSummary.subject))
  return found.map(({ listSummary }) => {
    const occasion = occasions.get(listSummary.subject)
    return occasion && hasAppearances(occasion.status)
      ? appearancesOf(occasion, personId, withoutHours(listSummary.start))
      : []
  })
}

function paged(
  found: readonly Appearing[],
  each: readonly Appearance[][],
  limit: number,
  isLast: boolean,
  from: PagePosition | undefined,
): { items: Appearance[]; next?: PagePosition } {
  const items: Appearance[] = []
  for (const [index, { listSk, list }] of found.entries()) {
    const here = each[index] ?? []
    const given = from?.listSk === listSk && from.list === list ? from.given : 0
    const added = here.slice(given, given + limit - items.length)
    items.push(...added)
    const isWhole = given + added.length >= here.length
    const isEnd = isLast && isWhole && index === found.length - 1
    if (!isEnd && (!isWhole || items.length === limit || index === found.length - 1))
      return { items, next: { listSk, list, given: given + added.length } }
  }
  return { items }
}
