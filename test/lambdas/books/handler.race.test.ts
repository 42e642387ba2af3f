import { race } from '../../../bench/signers/race'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable

beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

test('numbers 100 entries of 16 concurrent signers without a gap or a duplicate, through conflicts', async () => {
  const { failures, sent, answered, kept } = await race(table, {
    signers: 16,
    entries: 100,
    conflicts: 0.1,
    wait: 'jitter',
    // A slow machine may exceed the 20 s after which a write is `busy`; `npm run bench:signers` counts such failures.
    retriesBusy: true,
  })
  expect(failures).toEqual([])
  expect(sent.conflicts).toBe(Math.floor(sent.transactions / 10))
  const upTo100 = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(kept.map(({ number }) => number)).toEqual(upTo100)
  expect(kept.map(({ page }) => page)).toEqual(upTo100)
  expect(new Set(kept.map(({ volume }) => volume))).toEqual(new Set([2]))
  expect(answered.toSorted((a, b) => a.number - b.number)).toEqual(kept)
})
