/** The projection of names from random histories of visits, with the changes in random order. */
import * as fc from 'fast-check'
import { openTable } from '../../../lambdas/table/table'
import type { Visit } from '../../../contract/visits/schemas'
import { canonical } from '../../../domain/shared/json'
import { namesOn } from '../../../domain/people/names'
import { projectNamesOf } from '../../../lambdas/project/people-names'
import { readStoredNames } from '../../../lambdas/people/stored-names'
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
    const recorded = recordedVisit(visitBody({ guests: guests.map((each) => ofRun(run, each)), hosts: [] }))
    const data: Visit = { ...recorded, status: people === 'cancelled' ? 'cancelled' : 'planned' }
    return { subject, sequence: index + 1, changed: [''], data }
  })
}

/** All runs share one table, so each run has its own person ids. */
const ofRun = (run: string, person: object) => ({
  ...person,
  personId: `${run}-${String(Reflect.get(person, 'personId'))}`,
})

type VisitChange = ReturnType<typeof changesOf>[number]

/** Projects changes in the given order, and returns the stored items without the id of the run. */
async function itemsAfter(
  run: string,
  all: readonly VisitChange[],
  projected: readonly VisitChange[],
): Promise<string[]> {
  const { projectNames } = openPeople(openTable(table.name, table.client))
  const readOccasionAt = async (subject: string, sequence: number) =>
    all.find((change) => change.subject === subject && change.sequence === sequence)?.data
  for (const change of projected) await projectNamesOf(change as never, { projectNames, readOccasionAt })
  const kept = await readStoredNames(table.client, table.name)
  const items = [...kept].flatMap(([personId, own]) => (personId.startsWith(`${run}-`) ? own : []))
  return items.map((item: WriteItem) => canonical(item).replaceAll(run, '')).toSorted()
}

test('any order of changes, with repeats, gives the same items', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async (versions, numbers) => {
      const bySequence = (run: string) => versions.flatMap((each, visit) => changesOf(run, each, visit))
      const [first, second] = [`x${runs}y`, `z${runs}y`]
      runs += 1
      const changes = bySequence(second)
      const shuffled = [...changes, ...changes.filter((_, index) => index % 2 === 0)]
        .map((change) => ({ change, rank: numbers.next().value }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ change }) => change)
      expect(await itemsAfter(second, changes, shuffled)).toEqual(
        await itemsAfter(first, bySequence(first), bySequence(first)),
      )
    }),
    { numRuns: 25 },
  )
})

test('the items hold the names of the last versions', async () => {
  const versions: (object[] | 'cancelled')[][] = [
    [[PEOPLE[0]!, PEOPLE[2]!], [PEOPLE[1]!]],
    [[PEOPLE[1]!, PEOPLE[3]!], 'cancelled'],
    [[PEOPLE[1]!]],
  ]
  const all = versions.flatMap((each, visit) => changesOf('last', each, visit))
  await itemsAfter('last', all, all.toReversed())
  const { readPerson, searchNames } = openPeople(openTable(table.name, table.client))
  expect(namesOn(all[1]?.data).get('last-a')).toEqual(['Ana Nováková'])
  expect(await readPerson('last-a')).toEqual({ id: 'last-a', name: 'Ana Nováková', otherNames: [] })
  expect(await readPerson('last-b')).toBeUndefined()
  const found = await searchNames({ words: ['novakova'], limit: 100 })
  expect(found.people).toContainEqual({ id: 'last-a', name: 'Ana Nováková', otherNames: [] })
})
