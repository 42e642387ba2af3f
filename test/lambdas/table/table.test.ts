/** The operations on the table, on the engine and on the table in memory that unit tests use: both behave the same. */
import { equal, NEW, newOrAtMost, type Condition } from '../../../lambdas/table/condition'
import { Contention } from '../../../lambdas/table/contention'
import { LISTS_INDEX, thingKey } from '../../../lambdas/table/keys'
import { queryAll } from '../../../lambdas/table/query'
import { openTable, type Table } from '../../../lambdas/table/table'
import { memoryTable } from '../../support/memory-table'
import { makeTable, type TestTable } from '../../support/table'

let engine: TestTable
beforeAll(async () => {
  engine = await makeTable({ stream: false })
})
afterAll(() => engine.remove())

describe.each(['the engine', 'memory'])('the table in %s', (where) => {
  let table: Table
  let prefix: string
  let runs = 0
  beforeEach(() => {
    table = where === 'memory' ? memoryTable() : openTable(engine.name, engine.client)
    prefix = `test-${(runs += 1)}`
  })

  const key = (sk: string) => ({ pk: prefix, sk })
  const put = (sk: string, attributes: object = {}) =>
    table.transact([{ key: key(sk), attributes: { kind: 'test', ...attributes } }])

  test('returns items that were written, and none that were not', async () => {
    await put('a', { note: 'first', missing: undefined })
    expect(await table.get(key('a'))).toEqual({ ...key('a'), kind: 'test', note: 'first' })
    expect(await table.get(key('b'))).toBeUndefined()
    expect([...(await table.batchGet([key('a'), key('b')])).values()]).toHaveLength(1)
  })

  test('deletes an item that is written without attributes', async () => {
    await put('a')
    await table.transact([{ key: key('a') }])
    expect(await table.get(key('a'))).toBeUndefined()
  })

  test.each([
    ['all keys', undefined, ['a1', 'a2', 'b1']],
    ['a prefix', { beginsWith: 'a' }, ['a1', 'a2']],
    ['a range', { from: 'a2', to: 'b1' }, ['a2', 'b1']],
    ['an upper end', { to: 'a2' }, ['a1', 'a2']],
  ])('queries %s in both orders, in pages of one', async (_what, sortKeys, expected) => {
    for (const sk of ['b1', 'a2', 'a1']) await put(sk)
    const all = await queryAll(table, { partition: prefix, sortKeys, limit: 1 })
    expect(all.map(({ sk }) => sk)).toEqual(expected)
    const reversed = await queryAll(table, { partition: prefix, sortKeys, limit: 1, order: 'desc' })
    expect(reversed.map(({ sk }) => sk)).toEqual(expected.toReversed())
  })

  test('queries a list by its index, in pages of one', async () => {
    for (const [sk, listSk] of [
      ['x', '2'],
      ['y', '1'],
      ['z', '2'],
    ] as const)
      await put(sk, { listPk: `${prefix}-list`, listSk, listSummary: { subject: sk } })
    const query = { index: LISTS_INDEX, partition: `${prefix}-list`, limit: 1 } as const
    const found = await queryAll(table, query)
    expect(found.map(({ listSk }) => listSk)).toEqual(['1', '2', '2'])
    expect(new Set(found.map(({ sk }) => sk))).toEqual(new Set(['x', 'y', 'z']))
  })

  const conditions: [name: string, condition: Condition, onNone: boolean, onStored: boolean][] = [
    ['new', NEW, true, false],
    ['an equal value', equal({ 'thing.version': 2 }), false, true],
    ['another value', equal({ 'thing.version': 3 }), false, false],
    ['equal values', equal({ 'thing.version': 2, kind: 'test' }), false, true],
    ['new or at most the same', newOrAtMost('expiresAt', 5), true, true],
    ['new or at most less', newOrAtMost('expiresAt', 4), true, false],
  ]
  test.each(conditions)('checks the condition %s', async (_name, condition, onNone, onStored) => {
    await put('stored', { thing: { version: 2 }, expiresAt: 5 })
    const succeeds = async (sk: string) => {
      try {
        await table.transact([{ key: key(sk), attributes: { kind: 'test' }, condition }])
        return true
      } catch (error) {
        if (error instanceof Contention) return false
        throw error
      }
    }
    expect([await succeeds('none'), await succeeds('stored')]).toEqual([onNone, onStored])
  })

  test('writes nothing of a transaction with a failed condition, and throws its refusal', async () => {
    await put('stored', { subject: 'visits/1' })
    const refusal = (subject: string) => new Error(`taken by ${subject}`) as never
    const writes = [
      { key: key('other'), attributes: { kind: 'test' } },
      { key: key('stored'), attributes: { kind: 'test' }, condition: NEW, refusal },
    ]
    await expect(table.transact(writes)).rejects.toThrow('taken by visits/1')
    expect(await table.get(key('other'))).toBeUndefined()
  })

  test('checks a condition without writing', async () => {
    const check = { key: thingKey(prefix), isOnlyChecked: true, condition: equal({ kind: 'test' }) } as const
    await expect(table.transact([check, { key: key('a'), attributes: {} }])).rejects.toBeInstanceOf(
      Contention,
    )
    expect(await table.get(key('a'))).toBeUndefined()
  })
})

test('refuses more items than one transaction takes, instead of failing', async () => {
  const items = Array.from({ length: 101 }, (_, index) => ({
    key: { pk: 'too-many', sk: String(index) },
    attributes: { kind: 'test' },
  }))
  const table = openTable(engine.name, engine.client)
  await expect(table.transact(items)).rejects.toMatchObject({ code: 'too-large' })
  expect(await table.get({ pk: 'too-many', sk: '0' })).toBeUndefined()
  await table.transact(items.slice(1))
  expect(await table.get({ pk: 'too-many', sk: '100' })).toBeDefined()
})
