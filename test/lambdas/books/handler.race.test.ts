import { race } from '../../../bench/signers/race'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable

beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

test('16 signers race for 100 entries through conflicts: no gap, no duplicate, and nobody is shown a failure', async () => {
  const { failures, sent, answered, kept } = await race(table, {
    signers: 16,
    entries: 100,
    conflicts: 0.1,
    wait: 'jitter',
  })
  expect(failures).toEqual([])
  expect(sent.conflicts).toBe(Math.floor(sent.transactions / 10))
  const upTo100 = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(kept.map(({ number }) => number)).toEqual(upTo100)
  expect(kept.map(({ page }) => page)).toEqual(upTo100)
  expect(new Set(kept.map(({ volume }) => volume))).toEqual(new Set([2]))
  expect(answered.toSorted((a, b) => a.number - b.number)).toEqual(kept)
})
