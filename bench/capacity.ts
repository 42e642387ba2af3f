/**
 * Measures the capacity units of each write and of each page of a list, as the engine reports them, beside the minimum by
 * DynamoDB's formulas for the same items, at two sizes of the registry. The results are in `docs/access-patterns.md`.
 */
import { recordPartnership } from '../contract/partnerships/routes'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import removeAssembly from '../test/support/global-teardown'
import synthesize from '../test/support/global-setup'
import { makeTable, type TestTable } from '../test/support/table'
import { COUNTRIES, entryItems, nameItems, partnerOf, QUIET, visitItems } from './capacity/archive'
import { load } from './capacity/load'
import { meterOn } from './capacity/meter'
import { officeOn, type Office } from './capacity/office'
import { costsOfPages } from './capacity/pages'
import { EXTERNAL_ID, READ_BOOK } from './capacity/patterns'
import { pageTable, summaryOf, writeTable, type Costs } from './capacity/tables'
import { costsOfWrites } from './capacity/writes'

const HELP = `npm run bench:capacity -- [options]

Prints the capacity units of every access pattern, for registries of these sizes.

  --visits N,…   the numbers of visits (1000,100000)
  --help`

const PARTNERSHIPS = 60

const WRITES = `Written units are the table's + the index's. A transaction costs the table two units for each started KB of
the larger of an item's images, before and after; the index follows later and costs one for each started KB, two where an
entry moves. \`least\` counts the items that differ afterwards.`

const PAGES = `A page of 25: half a unit for each started 4 KB of pointers that a query reads, and half a unit for each
started 4 KB of a thing (one for readers below \`internal\`). \`least\` counts the pointers up to the one after the page,
and the things on it. A list that is narrowed (by a status, a kind, a direction, a second filter or a first day) reads 26
pointers, then 52, 104 and 208, which may cost a few units more.`

/** The partnerships of the visits among them; each founds its anniversary. */
async function recordPartnerships(office: Office): Promise<void> {
  for (let number = 0; number < PARTNERSHIPS; number += 1) {
    const body = {
      id: partnerOf(number),
      city: { en: 'City' },
      country: COUNTRIES[number % 2],
      foundedOn: `${1960 + number}-05-04`,
      ...(number === QUIET ? { externalId: EXTERNAL_ID } : {}),
    }
    await office.call(recordPartnership, { body })
  }
}

async function fill({ client, name }: TestTable, visits: number): Promise<void> {
  await recordPartnerships(officeOn(client, name))
  await load(client, name, entryItems(READ_BOOK))
  await load(client, name, nameItems(visits))
  await load(client, name, visitItems(visits))
}

async function costsAt(visits: number): Promise<Costs> {
  const started = performance.now()
  const table = await makeTable({ stream: false })
  try {
    await fill(table, visits)
    console.error(`${visits} visits loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`)
    const meter = meterOn(table.client, table.name)
    const office = officeOn(meter.client, table.name)
    const pages = await costsOfPages(office, meter)
    return { visits, pages, writes: await costsOfWrites(office, meter) }
  } finally {
    await table.remove()
  }
}

const main = async (): Promise<void> => {
  const { values } = readCommandLine(HELP, { visits: { type: 'string', default: '1000,100000' } })
  const range = { min: 1000, max: 1_000_000, example: 1000 }
  const sizes = values.visits.split(',').map((text) => wholeNumberOf('visits', text, range))
  synthesize()
  try {
    const costs: Costs[] = []
    for (const size of sizes) costs.push(await costsAt(size))
    console.log([WRITES, writeTable(costs), PAGES, pageTable(costs)].join('\n\n'))
    console.error(summaryOf(costs))
  } finally {
    removeAssembly()
  }
}

void runCommand(main)
