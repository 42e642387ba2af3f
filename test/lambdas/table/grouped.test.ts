/** Grouped requests on the real table, with the requests counted. */
import { Contention } from '../../../lambdas/table/contention'
import { equal, NEW } from '../../../lambdas/table/condition'
import { groupRequests } from '../../../lambdas/table/grouped'
import { idOf, type Key } from '../../../lambdas/table/keys'
import { openTable, type Table } from '../../../lambdas/table/table'
import type { WriteItem } from '../../../lambdas/table/write-items'
import { makeTable, type TestTable } from '../../support/table'

let real: TestTable
let requests: { reads: number; writes: number }
let table: Table
let used = 0
/** Called during the next write. */
let onWrite: () => unknown = () => undefined

beforeAll(async () => {
  real = await makeTable({ stream: false })
})
afterAll(() => real.remove())
beforeEach(() => {
  const opened = openTable(real.name, real.client)
  requests = { reads: 0, writes: 0 }
  table = groupRequests({
    ...opened,
    batchGet: (...given) => {
      requests.reads += 1
      return opened.batchGet(...given)
    },
    transact: (items) => {
      requests.writes += 1
      const then = onWrite
      onWrite = () => undefined
      then()
      return opened.transact(items)
    },
  })
})

const newKey = (): Key => ({ pk: `grouped/${(used += 1)}`, sk: 'thing' })
const put = (key: Key, value: number, condition = NEW): WriteItem => ({
  key,
  attributes: { value },
  condition,
})
const valueOf = async (key: Key) => (await table.get(key))?.value

test('reads of one turn are one request, and each finds its items', async () => {
  const keys = Array.from({ length: 20 }, newKey)
  await table.transact(keys.map((key, value) => put(key, value)))
  const found = await Promise.all(
    keys.map(async (key) => (await table.batchGet([key])).get(idOf(key))?.value),
  )
  expect(found).toEqual(keys.map((_, value) => value))
  expect(requests.reads).toBe(1)
  await table.batchGet([newKey()])
  expect(requests.reads).toBe(2)
})

test('reads with options are not grouped', async () => {
  const options = { consistent: false }
  await Promise.all([table.batchGet([newKey()], options), table.batchGet([newKey()], options)])
  expect(requests.reads).toBe(2)
})

test('writes at the same time are one transaction', async () => {
  const keys = Array.from({ length: 50 }, newKey)
  await Promise.all(keys.map((key, value) => table.transact([put(key, value)])))
  expect(await Promise.all(keys.map(valueOf))).toEqual(keys.map((_, value) => value))
  expect(requests.writes).toBe(1)
})

test('writes during another one are the next transaction', async () => {
  const [first, ...others] = Array.from({ length: 10 }, newKey) as [Key, ...Key[]]
  const writes: Promise<void>[] = []
  onWrite = () => writes.push(...others.map((key) => table.transact([put(key, 1)])))
  await table.transact([put(first, 1)])
  await Promise.all(writes)
  expect(await Promise.all(others.map(valueOf))).toEqual(others.map(() => 1))
  expect(requests.writes).toBe(2)
})

test('a group has at most 100 items', async () => {
  const keys = Array.from({ length: 250 }, newKey)
  const pairs = Array.from({ length: 125 }, (_, index) => keys.slice(2 * index, 2 * index + 2))
  await Promise.all(pairs.map((pair) => table.transact(pair.map((key) => put(key, 1)))))
  expect(await Promise.all(keys.map(valueOf))).toEqual(keys.map(() => 1))
  expect(requests.writes).toBe(3)
})

test('a write fails by itself, and its group succeeds', async () => {
  const [first, taken, ...free] = Array.from({ length: 5 }, newKey) as [Key, Key, ...Key[]]
  await table.transact([put(taken, 0)])
  const results = await Promise.allSettled(
    [first, taken, ...free].map((key) => table.transact([put(key, 1)])),
  )
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    ...free.map(() => 'fulfilled'),
  ])
  expect(results[1]).toMatchObject({ reason: expect.any(Contention) })
  expect(await Promise.all([taken, ...free].map(valueOf))).toEqual([0, ...free.map(() => 1)])
})

test('a write of several items in a group stays all or nothing', async () => {
  const [one, other, free] = [newKey(), newKey(), newKey()]
  const failing = [put(one, 1), put(other, 1, equal({ value: 7 }))]
  const writes = [[put(newKey(), 1)], failing, [put(free, 1)]].map((items) => table.transact(items))
  const results = await Promise.allSettled(writes)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([await valueOf(one), await valueOf(free)]).toEqual([undefined, 1])
})

test('two writes of one item in a group both succeed', async () => {
  const key = newKey()
  const writes = [put(newKey(), 1), { key, attributes: { value: 1 } }, { key, attributes: { value: 2 } }]
  await Promise.all(writes.map((item) => table.transact([item])))
  expect([1, 2]).toContain(await valueOf(key))
})
