import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../../lambdas/table/table'
import { partnershipInput, type Partnership } from '../../../contract/partnerships/schemas'
import { parse } from '../../../contract/parse'
import { recordPartnership } from '../../../domain/partnerships/partnership'
import { partnershipRecord } from '../../../lambdas/partnerships/record'
import { openStore, type Store } from '../../../lambdas/table/store'
import { thingItems } from '../../../lambdas/table/write-items'
import { interceptCommands } from '../../support/intercept-commands'
import { istanbul } from '../../support/istanbul'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable
let now = new Date('2026-11-17T09:00:00.000Z')

beforeAll(async () => {
  table = await makeTable()
})
afterAll(() => table.remove())

function record(store: Store, id: string, receipt?: { hash: string; fingerprint: string }) {
  const input = parse(partnershipInput, { ...istanbul().partnership, id, externalId: `test/${id}` })
  if ('faults' in input) throw new Error('the example is not valid')
  return store.write({ actor: 'test', receipt }, async (moment) => {
    const { thing, change } = recordPartnership(input.value, moment)
    return { change, items: thingItems(partnershipRecord(thing), change) }
  })
}

test('a key is known for 24 hours by comparison, and forgotten afterwards although TTL has not swept it', async () => {
  const store = table.storeAt(() => now)
  const receipt = { hash: 'hash-1', fingerprint: 'body-1' }
  await record(store, 'first', receipt)
  now = new Date('2026-11-18T08:59:59.000Z')
  expect(await record(store, 'second', receipt)).toMatchObject({
    subject: 'partnerships/first',
    replayed: true,
  })
  expect(await store.read('partnerships/second')).toBeUndefined()
  now = new Date('2026-11-18T09:00:00.000Z')
  expect(await record(store, 'second', receipt)).toMatchObject({ subject: 'partnerships/second' })
})

test('a write that meets conflicts is tried again until it is through, and records once', async () => {
  let conflicts = 5
  const clash = interceptCommands(table.client, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand' || conflicts === 0) return pass()
    conflicts -= 1
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }]
    throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons })
  })
  let id = 0
  const clock = { now: () => now, newId: () => `00000000-0000-7000-8000-00000000000${(id += 1)}` }
  const store = openStore(openTable(table.name, clash), clock)
  await record(store, 'contended')
  expect(conflicts).toBe(0)
  expect(await store.read<Partnership>('partnerships/contended')).toMatchObject({ thing: { version: 1 } })
  expect((await store.readHistory('partnerships/contended', 0, 10)).changes).toHaveLength(1)
})

test('a transaction that is under way already is sent again as it is, and never decided anew', async () => {
  const tokens: unknown[] = []
  const slow = interceptCommands(table.client, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand') return pass()
    tokens.push(command.input.ClientRequestToken)
    if (tokens.length === 3) return pass()
    throw Object.assign(new Error('in progress'), { name: 'TransactionInProgressException' })
  })
  const store = openStore(openTable(table.name, slow), {
    now: () => now,
    newId: () => '00000000-0000-7000-8000-000000000009',
  })
  await record(store, 'under-way')
  expect(tokens).toHaveLength(3)
  expect(new Set(tokens).size).toBe(1)
})

test('being told to slow down is busy, and nothing is recorded', async () => {
  const slow = interceptCommands(table.client, async () => {
    throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' })
  })
  const store = openStore(openTable(table.name, slow), { now: () => now, newId: () => 'x' })
  await expect(record(store, 'throttled')).rejects.toMatchObject({ code: 'busy' })
})

test('an unexpected fault of the store is not taken for contention', async () => {
  const broken = interceptCommands(table.client, async () => {
    throw Object.assign(new Error('no'), { name: 'ValidationException' })
  })
  const store = openStore(openTable(table.name, broken), { now: () => now, newId: () => 'x' })
  await expect(record(store, 'broken')).rejects.toThrow('no')
})

test('a duplicate names what stands in the way; one that races is looked at again', async () => {
  const store = table.storeAt(() => now)
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => record(store, 'raced')))
  const refusals = answers.filter(({ status }) => status === 'rejected')
  expect(refusals).toHaveLength(7)
  for (const refusal of refusals)
    expect(refusal).toMatchObject({
      reason: { code: 'duplicate', details: { location: '/v1/partnerships/raced' } },
    })
})
