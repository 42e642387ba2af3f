import { installationOf } from '../../../lambdas/calendar/installation'
import { busy } from '../../../lambdas/table/contention'
import { memoryTable } from '../../support/memory-table'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('the id of an installation is a random UUID that stays with its table', async () => {
  const table = memoryTable()
  const id = await installationOf(table)()
  expect(id).toMatch(UUID)
  expect(await installationOf(table)()).toBe(id)
  expect(await installationOf(memoryTable())()).not.toBe(id)
})

test('functions that record the id at once agree on one', async () => {
  const table = memoryTable()
  const ids = await Promise.all(Array.from({ length: 20 }, () => installationOf(table)()))
  expect(new Set(ids).size).toBe(1)
})

test('the id is read once, and again after a failure', async () => {
  const table = memoryTable()
  let isBroken = true
  const get = jest.fn<ReturnType<typeof table.get>, Parameters<typeof table.get>>(async (key) => {
    if (isBroken) throw busy(undefined)
    return table.get(key)
  })
  const installation = installationOf({ ...table, get })
  await expect(installation()).rejects.toMatchObject({ code: 'busy' })
  isBroken = false
  expect(await installation()).toBe(await installation())
  expect(get).toHaveBeenCalledTimes(2)
})
