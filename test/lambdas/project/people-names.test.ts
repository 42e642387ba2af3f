/** The projection of people's names gives the same items in any order of changes, and with repeats. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { openTable } from '../../../lambdas/table/table'
import type { Change } from '../../../contract/changes'
import { peopleOn, type Occasion } from '../../../domain/people/appearance'
import { nameParts } from '../../../domain/people/name-search'
import { projectNamesOf } from '../../../lambdas/project/people-names'
import { readStoredNames } from '../../../lambdas/people/stored-names'
import { openPeople, type People } from '../../../lambdas/people/people'
import { transact } from '../../../lambdas/table/transaction'
import { changeItem, type WriteItem } from '../../../lambdas/table/write-items'
import { interceptCommands } from '../../support/intercept-commands'
import { makeTable, type TestTable } from '../../support/table'
import { HISTORY } from '../people/people-history'

let table: TestTable
let people: People
/** The items after all changes were projected in order. */
let expected: WriteItem[]
beforeAll(async () => {
  table = await makeTable({ stream: false })
  people = openPeople(openTable(table.name, table.client))
  for (const change of HISTORY) await transact(table.client, table.name, [changeItem(change)])
  expected = await itemsAfter(HISTORY)
})
afterAll(() => table.remove())

/** All stored items of names, in order of key. */
async function storedItems(): Promise<WriteItem[]> {
  const byPerson = await readStoredNames(table.client, table.name)
  return [...byPerson.values()].flat().toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
}
const idOf = ({ key: { pk, sk } }: WriteItem) => `${pk} ${sk}`

async function deleteItems(): Promise<void> {
  for (const { key } of await storedItems())
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { ...key } }))
}

/** The items after these changes were projected, in this order or concurrently. */
async function itemsAfter(changes: readonly Change<Occasion>[], concurrently = false): Promise<WriteItem[]> {
  await deleteItems()
  if (concurrently) await Promise.all(changes.map((change) => projectNamesOf(change, people)))
  else for (const change of changes) await projectNamesOf(change, people)
  return storedItems()
}

/** The names of each person with the number of things that use them, counted from the last versions alone. */
function countedUses(): Map<string, Record<string, number>> {
  const last = new Map(HISTORY.map(({ subject, data }) => [subject, data]))
  const counts = new Map<string, Record<string, number>>()
  for (const occasion of last.values()) {
    if (occasion.status === 'cancelled' || occasion.status === 'void') continue
    const called = new Set(
      peopleOn(occasion).flatMap(({ person: { personId, name = '' } }) =>
        personId === undefined ? [] : [`${personId}/${name}`],
      ),
    )
    for (const [personId = '', name = ''] of [...called].map((each) => each.split('/'))) {
      const names = counts.get(personId) ?? {}
      counts.set(personId, { ...names, [name]: (names[name] ?? 0) + 1 })
    }
  }
  return counts
}

test('changes in order give the counts of the last versions', async () => {
  const kinds = (kind: string) =>
    expected.filter(({ attributes }) => Reflect.get(attributes ?? {}, 'kind') === kind)
  const records = kinds('person').map(({ key, attributes }) => {
    const { names } = Reflect.get(attributes ?? {}, 'thing') as { names: { name: string; uses: number }[] }
    return [
      key.pk.slice('people/'.length),
      Object.fromEntries(names.map(({ name, uses }) => [name, uses])),
    ] as const
  })
  expect(new Map(records)).toEqual(countedUses())
  const parts = [...countedUses()].flatMap(([id, names]) =>
    Object.keys(names).flatMap((name) => nameParts(name).map((part) => `name-parts ${part}#${id}`)),
  )
  expect(kinds('name-part').map(idOf)).toEqual([...new Set(parts)].toSorted())
})

test('people have the names of the last versions', async () => {
  await itemsAfter(HISTORY)
  expect(await Promise.all(['ana', 'bo', 'ambassador'].map(people.readPerson))).toEqual([
    { id: 'ana', name: 'Anna Souza', otherNames: ['Ana Souza'] },
    { id: 'bo', name: 'B. Ek', otherNames: ['Bo'] },
    { id: 'ambassador', name: '王明', otherNames: [] },
  ])
})

test('changes in any order, with repeats, give the same items', async () => {
  const changes = fc.nat(HISTORY.length - 1)
  const orders = fc.array(changes, { maxLength: 12 }).chain((repeats) => {
    const all = [...HISTORY.keys(), ...repeats]
    return fc.shuffledSubarray(all, { minLength: all.length })
  })
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      expect(await itemsAfter(order.flatMap((index) => HISTORY[index] ?? []))).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

test('changes in reverse order, or twice and concurrently, give the same items', async () => {
  expect(await itemsAfter(HISTORY.toReversed())).toEqual(expected)
  expect(await itemsAfter([...HISTORY, ...HISTORY.toReversed()], true)).toEqual(expected)
})

test('repeated changes write nothing', async () => {
  await itemsAfter(HISTORY)
  const reading = interceptCommands(table.client, async ({ constructor: { name } }, pass) => {
    if (name !== 'GetCommand') throw new Error(`${name} was sent`)
    return pass()
  })
  const repeats = HISTORY.map((change) => projectNamesOf(change, openPeople(openTable(table.name, reading))))
  expect(await Promise.allSettled(repeats)).toEqual(
    repeats.map(() => ({ status: 'fulfilled', value: undefined })),
  )
})

test('a change that concerns no names reads and writes nothing', async () => {
  const changes = HISTORY.filter(({ changed }) => changed.includes('/notes'))
  expect(changes).toHaveLength(1)
  const refuse = jest.fn(() => Promise.reject(new Error('read or written')))
  for (const change of changes) await projectNamesOf(change, { readOccasionAt: refuse, projectNames: refuse })
  expect(refuse).not.toHaveBeenCalled()
})
