/** What is kept of a name when many write at once. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { NameUse } from '../../../domain/people/names'
import { projectNames } from '../../../lambdas/people/names'
import { openTable } from '../../../lambdas/table/table'
import { againWhenBusy } from '../../support/again-when-busy'
import { interceptCommands } from '../../support/intercept-commands'
import { makeTable, type TestTable } from '../../support/table'
import { keepNames, keysOfPerson, nameUse, readPerson } from './name-uses'

let table: TestTable
beforeEach(async () => {
  table = await makeTable({ stream: false })
})
afterEach(() => table.remove())

const keep = async (...nameUses: NameUse[]) => await keepNames(table, nameUses)
const keysOf = async (personId: string) => await keysOfPerson(table, personId)
const person = async (id: string) => await readPerson(table, id)

test('each of forty name uses of one person is counted once', async () => {
  const nameUses = Array.from({ length: 40 }, (_, index) =>
    nameUse('ana', String(index % 20), index < 20 ? 1 : 2, index < 20 ? 'Anna' : 'Ana'),
  )
  await Promise.all(nameUses.map((each) => againWhenBusy(() => keep(each))))
  expect(await person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: [] })
  await keep(...Array.from({ length: 19 }, (_, index) => nameUse('ana', String(index), 3)))
  expect(await person('ana')).toMatchObject({ name: 'Ana' })
  await keep(nameUse('ana', '19', 3))
  expect(await person('ana')).toBeUndefined()
})

test('a transaction that meets a conflict is looked at again, and counts once', async () => {
  let conflicts = 4
  const clash = interceptCommands(table.client, async (command, pass) => {
    if (command.constructor.name !== 'TransactWriteCommand' || conflicts === 0) return pass()
    conflicts -= 1
    const CancellationReasons = [{ Code: 'TransactionConflict' }]
    throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons })
  })
  await projectNames(openTable(table.name, clash), nameUse('ana', '1', 1, 'Ana'))
  await keep(nameUse('ana', '2', 1, 'Anna'), nameUse('ana', '3', 1, 'Anna'))
  expect([conflicts, await person('ana')]).toEqual([0, { id: 'ana', name: 'Anna', otherNames: ['Ana'] }])
})

test('what another has kept between the look and the writing is not undone', async () => {
  let isLate = true
  const late = interceptCommands(table.client, async (command, pass) => {
    if (command.constructor.name === 'TransactWriteCommand' && isLate) {
      isLate = false
      await keep(nameUse('ana', '1', 2, 'Ana'), nameUse('ana', '2', 1, 'Ana'))
    }
    return pass()
  })
  await projectNames(openTable(table.name, late), nameUse('ana', '1', 1, 'Anna'))
  expect(await person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: [] })
  expect(await keysOf('ana')).not.toContain('name-parts anna#ana')
})

test('a fault that is no contention is not tried again', async () => {
  const broken = interceptCommands(table.client, async () => {
    throw Object.assign(new Error('no'), { name: 'ValidationException' })
  })
  await expect(projectNames(openTable(table.name, broken), nameUse('ana', '1', 1, 'Ana'))).rejects.toThrow(
    'no',
  )
})
