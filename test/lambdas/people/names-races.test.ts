/** The stored names of people under concurrent writes. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { projectNames } from '../../../lambdas/people/names'
import { openTable } from '../../../lambdas/table/table'
import { againWhenBusy } from '../../support/again-when-busy'
import { interceptCommands } from '../../support/intercept-commands'
import { makeNamesTable, nameUse, type NamesTable } from './name-uses'

let names: NamesTable
beforeEach(async () => {
  names = await makeNamesTable()
})
afterEach(() => names.table.remove())

test('each of forty name uses of one person is counted once', async () => {
  const nameUses = Array.from({ length: 40 }, (_, index) =>
    nameUse('ana', String(index % 20), index < 20 ? 1 : 2, index < 20 ? 'Anna' : 'Ana'),
  )
  await Promise.all(nameUses.map((each) => againWhenBusy(() => names.keep(each))))
  expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: [] })
  await names.keep(...Array.from({ length: 19 }, (_, index) => nameUse('ana', String(index), 3)))
  expect(await names.person('ana')).toMatchObject({ name: 'Ana' })
  await names.keep(nameUse('ana', '19', 3))
  expect(await names.person('ana')).toBeUndefined()
})

test('a transaction that meets a conflict is looked at again, and counts once', async () => {
  let conflicts = 4
  const clash = interceptCommands(names.table.client, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand' || conflicts === 0) return pass()
    conflicts -= 1
    const CancellationReasons = [{ Code: 'TransactionConflict' }]
    throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons })
  })
  await projectNames(openTable(names.table.name, clash), nameUse('ana', '1', 1, 'Ana'))
  await names.keep(nameUse('ana', '2', 1, 'Anna'), nameUse('ana', '3', 1, 'Anna'))
  expect([conflicts, await names.person('ana')]).toEqual([
    0,
    { id: 'ana', name: 'Anna', otherNames: ['Ana'] },
  ])
})

test('what another has kept between the look and the writing is not undone', async () => {
  let isLate = true
  const late = interceptCommands(names.table.client, async (command, pass) => {
    if (command.constructor.name === 'TransactWriteCommand' && isLate) {
      isLate = false
      await names.keep(nameUse('ana', '1', 2, 'Ana'), nameUse('ana', '2', 1, 'Ana'))
    }
    return pass()
  })
  await projectNames(openTable(names.table.name, late), nameUse('ana', '1', 1, 'Anna'))
  expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: [] })
  expect(await names.keysOf('ana')).not.toContain('name-parts anna#ana')
})

test('a fault that is no contention is not tried again', async () => {
  const broken = interceptCommands(names.table.client, async () => {
    throw Object.assign(new Error('no'), { name: 'ValidationException' })
  })
  await expect(
    projectNames(openTable(names.table.name, broken), nameUse('ana', '1', 1, 'Ana')),
  ).rejects.toThrow('no')
})
