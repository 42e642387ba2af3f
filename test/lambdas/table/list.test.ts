import { openTable } from '../../../lambdas/table/table'
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import { parse } from '../../../contract/parse'
import { countriesOfVisit, recordVisit } from '../../../domain/visits/visit'
import { readPage, keyRangesOf, type ListQuery } from '../../../lambdas/table/list'
import { visitSummary, visitRecord, VISITS } from '../../../lambdas/visits/record'
import type { Store } from '../../../lambdas/table/store'
import { thingItems } from '../../../lambdas/table/write-items'
import { interceptCommands } from '../../support/intercept-commands'
import { istanbul } from '../../support/istanbul'
import { makeTable, type TestTable } from '../../support/table'

const BERLIN = 'Europe/Berlin'
let table: TestTable
let store: Store

beforeAll(async () => {
  table = await makeTable()
  store = table.storeAt(() => new Date())
})
afterAll(() => table.remove())

/** Records visits as the archive has them, and gives their ids in the order of recording. */
async function record(
  ...visits: { start: string; end?: string; kind?: string; timeZone?: string; notes?: string }[]
) {
  const ids: string[] = []
  for (const fields of visits) {
    const { externalId: _e, partnershipId: _p, anniversary: _a, ...rest } = istanbul().visit
    const input = parse(visitInput, { ...rest, origin: 'archive', ...fields })
    if ('faults' in input) throw new Error(JSON.stringify(input.faults))
    const { data } = await store.write({ actor: 'test' }, async (moment) => {
      const { thing, change } = recordVisit(input.value, BERLIN, moment)
      const listSummary = visitSummary(thing, countriesOfVisit(thing, undefined), BERLIN)
      return { change, items: thingItems(visitRecord(thing, listSummary), change) }
    })
    ids.push((data as Visit).id)
  }
  return ids
}

const query = (over: Partial<ListQuery<Visit>> = {}): ListQuery<Visit> => ({
  list: VISITS,
  range: {},
  order: 'asc',
  limit: 25,
  clearance: 'internal',
  ...over,
})

async function idsOf(over: Partial<ListQuery<Visit>>): Promise<string[]> {
  const ids: string[] = []
  let after: ListQuery<Visit>['after']
  do {
    const page = await store.readPage<Visit>(query({ ...over, after }))
    ids.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after)
  return ids
}

describe('visits of many dates', () => {
  let ids: readonly string[]
  const names = [
    'year',
    'month',
    'before',
    'long',
    'day',
    'hours',
    'tokyo',
    'next month',
    'next year',
  ] as const

  beforeAll(async () => {
    ids = await record(
      { start: '2024' },
      { start: '2024-06' },
      { start: '2024-05-14', end: '2024-05-15' },
      { start: '2024-05-20', end: '2024-06-19' },
      { start: '2024-06-19' },
      { start: '2024-06-19T10:00' },
      { start: '2024-06-20T02:00', timeZone: 'Asia/Tokyo' },
      { start: '2024-07-01' },
      { start: '2025' },
    )
  })

  const nameOf = (id: string) => names[ids.indexOf(id)]

  test('lie in order of date: a partial date before every day it may mean, hours on the office’s wall', async () => {
    const ascending = ['year', 'before', 'long', 'month', 'day', 'hours', 'tokyo', 'next month', 'next year']
    expect((await idsOf({ order: 'asc' })).map(nameOf)).toEqual(ascending)
    expect((await idsOf({ order: 'desc' })).map(nameOf)).toEqual(ascending.toReversed())
  })

  test.each([
    [{ from: '2024-06-19', to: '2024-06-19' }, ['year', 'long', 'month', 'day', 'hours', 'tokyo']],
    [{ from: '2024-06-20', to: '2024-06-30' }, ['year', 'month']],
    [{ from: '2024-07-01', to: '2024-07-01' }, ['year', 'next month']],
    [{ from: '2024-12-31', to: '2025-01-01' }, ['year', 'next year']],
    [{ to: '2024-05-19' }, ['year', 'before']],
    [{ from: '2025-01-01' }, ['next year']],
    [{ from: '2026-01-01' }, []],
  ])('%j finds what may lie in it, in both orders, whatever the size of the page', async (range, found) => {
    for (const limit of [1, 2, 25]) {
      expect((await idsOf({ range, limit })).map(nameOf)).toEqual(found)
      expect((await idsOf({ range, limit, order: 'desc' })).map(nameOf)).toEqual(found.toReversed())
    }
  })

  test('a page in the middle stays what it is while others write', async () => {
    const first = await store.readPage<Visit>(query({ limit: 3, order: 'asc' }))
    const [early] = await record({ start: '1990-01-01' })
    const second = await store.readPage<Visit>(query({ limit: 3, order: 'asc', after: first.next }))
    expect(second.items.map(({ id }) => nameOf(id))).toEqual(['month', 'day', 'hours'])
    expect(await idsOf({ range: { to: '1990-12-31' } })).toEqual([early])
  })
})

test('a visit elsewhere that begins a day earlier here is found on its last day', async () => {
  const [id] = await record({ start: '1980-03-01T00:30', end: '1980-04-01', timeZone: 'Asia/Tokyo' })
  expect(await idsOf({ range: { from: '1980-04-01', to: '1980-04-01' } })).toEqual([id])
})

test('a visit elsewhere whose last day is over here when it begins is found on the day it begins here', async () => {
  const [id] = await record({ start: '1981-11-17T22:00', end: '1981-11-17', timeZone: 'America/New_York' })
  expect(await idsOf({ range: { from: '1981-11-18', to: '1981-11-18' } })).toEqual([id])
})

test('a page costs what it returns, not what the list holds', async () => {
  await record(
    ...Array.from({ length: 60 }, (_, index) => ({
      start: `1950-01-${String((index % 28) + 1).padStart(2, '0')}`,
    })),
  )
  const units: number[] = []
  const counting = interceptCommands(table.client, async (command, pass) => {
    command.input.ReturnConsumedCapacity = 'TOTAL'
    const answer = await pass()
    const consumed = [answer.ConsumedCapacity ?? []].flat() as { CapacityUnits: number }[]
    units.push(...consumed.map(({ CapacityUnits }) => CapacityUnits))
    return answer
  })
  const page = await readPage<Visit>(
    openTable(table.name, counting),
    query({ limit: 5, range: { from: '1950-02-01', to: '1950-02-01' } }),
  )
  expect(page.items).toEqual([])
  units.length = 0
  const five = await readPage<Visit>(openTable(table.name, counting), query({ limit: 5, order: 'desc' }))
  expect(five.items).toHaveLength(5)
  // Six pointers of some 200 bytes in half a unit, and five things of less than 4 KB for a unit each.
  expect(units).toEqual([0.5, 5])
})

test('four reads that are cut short and find nothing make an empty page with a place to go on from', async () => {
  await record(...Array.from({ length: 12 }, () => ({ start: '1960-01-01' })))
  const reads: number[] = []
  const few = interceptCommands(table.client, (command, pass) => {
    if ('Limit' in command.input) {
      command.input.Limit = 2
      reads.push(1)
    }
    return pass()
  })
  const page = await readPage<Visit>(
    openTable(table.name, few),
    query({ range: { from: '1960-02-01' }, matches: () => false }),
  )
  expect(page.items).toEqual([])
  // One for each key range of dates around the first day, which hold nothing, and four that are cut short.
  expect(reads).toHaveLength(4 + 4)
  expect(page.next).toBeDefined()
})

test.each([
  ['asc', '1961'],
  ['desc', '1962'],
] as const)(
  'the place after a full page does not depend on what is passed over (%s)',
  async (order, year) => {
    await record({ start: `${year}-01-01` }, { start: `${year}-03-01` })
    const nextOf = async (limit: number) => {
      const range = { from: `${year}-01-01`, to: `${year}-12-31` }
      const matches = ({ kind }: { readonly kind?: string }) => kind !== 'delegation'
      return (await store.readPage<Visit>(query({ range, limit, order, matches }))).next
    }
    const before = await nextOf(1)
    expect(before).toBeDefined()
    await record({ start: `${year}-02-01`, kind: 'delegation' })
    expect(await nextOf(1)).toEqual(before)
    expect(await nextOf(2)).toBeUndefined()
  },
)

test('a page ends at one megabyte of things', async () => {
  const programme = Array.from({ length: 100 }, () => ({ what: 'x'.repeat(450), where: 'y'.repeat(100) }))
  await record(...Array.from({ length: 20 }, () => ({ start: '1970-01-01', programme })))
  const page = await store.readPage<Visit>(
    query({ range: { from: '1970-01-01', to: '1970-01-01' }, limit: 100 }),
  )
  expect(page.items.length).toBeGreaterThan(10)
  expect(page.items.length).toBeLessThan(20)
  expect(await idsOf({ range: { from: '1970-01-01', to: '1970-01-01' }, limit: 100 })).toHaveLength(20)
})

test.each([
  [{}, [[' ', '~']]],
  [{ to: '2024-06-30' }, [[' ', '2024-06-30~']]],
  [
    { from: '2024-07-01', to: '2024-07-31' },
    [
      ['20#', '20#~'],
      ['202#', '202#~'],
      ['2024#', '2024--#~'],
      ['2024-05#', '2024-05-#~'],
      ['2024-05-30', '2024-07-31~'],
    ],
  ],
])('the key ranges of %j', (range, stretches) => {
  expect(keyRangesOf(range, 'asc')).toEqual(stretches)
  expect(keyRangesOf(range, 'desc')).toEqual(stretches.toReversed())
})
