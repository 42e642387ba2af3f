/** The names of people, whatever the order in which the changes of visits and entries are heard of. */
import * as fc from 'fast-check'
import type { Visit } from '../../../contract/visits/schemas'
import { canonical } from '../../../domain/shared/json'
import { namesOn } from '../../../domain/people/names'
import { project } from '../../../lambdas/project/handler'
import { readKeptNames } from '../../../lambdas/people/kept-names'
import { openPeople } from '../../../lambdas/people/people'
import type { WriteItem } from '../../../lambdas/table/write-items'
import { guest, recordedVisit, visitBody } from '../../domain/shared/builders'
import { makeTable, type TestTable } from '../../support/table'

const PEOPLE = [
  { ...guest, personId: 'a', name: 'Ana Novák' },
  { ...guest, personId: 'a', name: 'Ana Nováková' },
  { ...guest, personId: 'b', name: '王小明' },
  { ...guest, personId: 'b', name: 'Wang Xiaoming' },
]

let table: TestTable
beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

/** The changes of some visits: each version has some of the people, or is cancelled. */
const histories = fc.array(
  fc.array(fc.oneof(fc.subarray(PEOPLE, { minLength: 1 }), fc.constant('cancelled' as const)), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 3 },
)

function changesOf(run: string, versions: readonly (object[] | 'cancelled')[], visit: number) {
  const subject = `visits/${run}-${visit}`
  return versions.map((people, index) => {
    const guests = people === 'cancelled' ? [PEOPLE[0]!] : people
    const recorded = recordedVisit(visitBody({ guests: guests.map((each) => mine(run, each)), hosts: [] }))
    const data: Visit = { ...recorded, status: people === 'cancelled' ? 'cancelled' : 'planned' }
    return { subject, sequence: index + 1, changed: [''], data }
  })
}

/** People of each run have ids of their own, since all runs are in one table. */
const mine = (run: string, person: object) => ({
  ...person,
  personId: `${run}-${String(Reflect.get(person, 'personId'))}`,
})

type Heard = ReturnType<typeof changesOf>[number]

/** Hears of the changes in an order, and gives what is kept then, with no trace of the run. */
async function keptAfter(run: string, all: readonly Heard[], heard: readonly Heard[]): Promise<string[]> {
  const { projectNames } = openPeople(table.name, table.client)
  const readOccasionAt = async (subject: string, sequence: number) =>
    all.find((change) => change.subject === subject && change.sequence === sequence)?.data
  for (const change of heard) await project({ projectNames, readOccasionAt }, change as never)
  const kept = await readKeptNames(table.client, table.name)
  const items = [...kept].flatMap(([personId, own]) => (personId.startsWith(`${run}-`) ? own : []))
  return items.map((item: WriteItem) => canonical(item).replaceAll(run, '')).toSorted()
}

test('any order of changes, some heard of twice, ends in the same items', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async (versions, dice) => {
      const inOrder = (run: string) => versions.flatMap((each, visit) => changesOf(run, each, visit))
      const [first, second] = [`x${runs}y`, `z${runs}y`]
      runs += 1
      const again = inOrder(second)
      const shuffled = [...again, ...again.filter((_, index) => index % 2 === 0)]
        .map((change) => ({ change, place: dice.next().value }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ change }) => change)
      expect(await keptAfter(second, again, shuffled)).toEqual(
        await keptAfter(first, inOrder(first), inOrder(first)),
      )
    }),
    { numRuns: 25 },
  )
})

test('and these say what the last versions do', async () => {
  const versions: (object[] | 'cancelled')[][] = [
    [[PEOPLE[0]!, PEOPLE[2]!], [PEOPLE[1]!]],
    [[PEOPLE[1]!, PEOPLE[3]!], 'cancelled'],
    [[PEOPLE[1]!]],
  ]
  const all = versions.flatMap((each, visit) => changesOf('last', each, visit))
  await keptAfter('last', all, all.toReversed())
  const { readPerson, searchNames } = openPeople(table.name, table.client)
  expect(namesOn(all[1]?.data).get('last-a')).toEqual(['Ana Nováková'])
  expect(await readPerson('last-a')).toEqual({ id: 'last-a', name: 'Ana Nováková', otherNames: [] })
  expect(await readPerson('last-b')).toBeUndefined()
  const found = await searchNames({ key: 'novakova', limit: 100 })
  expect(found.people).toContainEqual({ id: 'last-a', name: 'Ana Nováková', otherNames: [] })
})
