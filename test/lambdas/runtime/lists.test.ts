/** Lists as readers of each clearance page them, on the real table. */
import type { Clearance } from '../../../contract/things'
import { visitInput, type Visit } from '../../../contract/visits'
import { recordVisit } from '../../../domain/visit'
import { listThings, type ListPage } from '../../../lambdas/runtime/lists'
import { cursorsOf } from '../../../lambdas/store/cursor'
import { visitNarrow, visitRecord, VISITS } from '../../../lambdas/store/record'
import { openStore } from '../../../lambdas/store/store'
import { thingItems } from '../../../lambdas/store/write-items'
import { archiveVisitBody, BERLIN, understood } from '../../domain/builders'
import { clientThrough } from '../../support/client-through'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable
beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

async function record(start: string, visibility: Clearance): Promise<void> {
  await table
    .storeAt(() => new Date())
    .write({ actor: 'office' }, async (moment) => {
      const input = understood(visitInput, archiveVisitBody({ start, visibility }))
      const { thing, change } = recordVisit(input, BERLIN, moment)
      return { change, items: thingItems(visitRecord(thing, visitNarrow(thing, [], BERLIN)), change) }
    })
}

/** Every page of a list, read by two pointers at a time. */
async function pagesOf(query: object, clearance: Clearance): Promise<ListPage<Visit>[]> {
  const few = clientThrough(table.client, (command, pass) => {
    if ('Limit' in command.input) command.input.Limit = 2
    return pass()
  })
  const clock = { now: () => new Date(), newId: () => '' }
  const paging = { store: openStore(table.name, clock, few), cursors: cursorsOf('secret') }
  const pages: ListPage<Visit>[] = []
  let cursor: string | undefined
  do {
    const { body } = await listThings<Visit>(
      paging,
      { kind: 'visit', list: VISITS },
      { query: { limit: 1, order: 'desc', ...query, cursor }, clearance },
      ({ thing, narrow }) => visitRecord(thing, narrow),
    )
    pages.push(body)
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return pages
}

test('below internal, pages and cursors are the same whatever is hidden between, before and after the things on them', async () => {
  for (const day of ['1963-03-01', '1963-06-01']) await record(day, 'public')
  const range = { from: '1963-01-01', to: '1963-12-31' }
  const queries = [{}, range, { status: 'planned' }, { order: 'asc' }, { order: 'asc', ...range }]
  const seen = () => Promise.all(queries.map((query) => pagesOf(query, 'public')))
  const before = await seen()
  expect(before.map((pages) => pages.map(({ items }) => items.length))).toEqual(queries.map(() => [1, 1]))
  for (let day = 10; day < 22; day += 1)
    for (const month of ['02', '04', '07']) await record(`1963-${month}-${day}`, 'internal')
  expect(await seen()).toEqual(before)
  const all = await pagesOf({ limit: 100, ...range }, 'internal')
  expect(all.flatMap(({ items }) => items)).toHaveLength(38)
})
