import { listVisits } from '../../../contract/visits/routes'
import { partnerOf, personId, visitItems } from '../../../bench/capacity/archive'
import { load } from '../../../bench/capacity/load'
import { meterOn, type Meter } from '../../../bench/capacity/meter'
import { officeOn, type Office } from '../../../bench/capacity/office'
import { costOfPage } from '../../../bench/capacity/pages'
import { costsOfWrites } from '../../../bench/capacity/writes'
import { makeTable, type TestTable } from '../../support/table'

const tables: TestTable[] = []
afterAll(() => Promise.all(tables.map((table) => table.remove())))

async function officeWith(visits: number): Promise<[Office, Meter]> {
  const table = await makeTable({ stream: false })
  tables.push(table)
  await load(table.client, table.name, visitItems(visits))
  const meter = meterOn(table.client, table.name)
  return [officeOn(meter.client, table.name), meter]
}

const subjectOf = ({ id }: Readonly<Record<string, unknown>>) => `visits/${String(id)}`

describe('a page of visits consumes what the formulas say of its own things, with 300 visits as with 30', () => {
  const small = officeWith(30)
  const large = officeWith(300)

  test.each([
    [{ limit: '25' }],
    [{ limit: '25', order: 'asc' }],
    [{ limit: '2', country: 'TR' }],
    [{ limit: '2', partnershipId: partnerOf(0) }],
    [{ limit: '2', personId: personId(0) }],
  ])('%j', async (query) => {
    const [few, many] = await Promise.all(
      [small, large].map(async (office) =>
        costOfPage(...(await office), { name: '', route: listVisits, query, subjectOf }),
      ),
    )
    expect(few?.cost.measured).toEqual(few?.cost.least)
    expect(many?.cost.measured).toEqual(few?.cost.measured)
    expect(many?.cost.measured.table).toBe(Number(query.limit) / 2)
    expect(many?.next).toBeDefined()
  })
})

test('each write consumes the least that the formulas allow for the items that differ afterwards', async () => {
  const costs = await costsOfWrites(...(await officeWith(30)))
  const measured = costs.map(({ name, write, read }) => [name, write.measured, read.measured])
  expect(measured).toEqual(costs.map(({ name, write, read }) => [name, write.least, read.least]))
})
