/** Finds the people who are perhaps the same as those of a write. */
import type { PerhapsTheSame } from '../../contract/people/warnings'
import { alikeKeys, perhapsTheSame, peopleWithPointers, type AlikePerson } from '../../domain/people/alike'
import { hasAppearances, type Occasion } from '../../domain/people/appearance'
import { entrySubject } from '../../domain/books/entry'
import { visitSubject } from '../../domain/visits/visit'
import { alikePartition, personSubject } from '../table/keys'
import type { ListSummary } from '../table/record'
import type { Table } from '../table/table'
import { personAndName } from './identify'

type Reads = Pick<Table, 'query'>

/** The most people who are looked up for one name. */
const MAX_ALIKE = 10
/** The most people whom a warning names. */
const MAX_NAMED = 5
/** The most appearances that are read of one person. */
const MAX_APPEARANCES = 10

/**
 * A warning for each person on a thing whose name is like that of people who appear elsewhere, unless the person is
 * recognized under this name. People who are on the thing together are different people.
 */
export async function perhapsTheSameOn(
  table: Reads,
  occasion: Occasion,
  recognized: ReadonlySet<string>,
): Promise<PerhapsTheSame[]> {
  const people = peopleWithPointers(occasion)
  const here = new Set(people.map(({ person }) => person.personId))
  const subject = subjectOf(occasion)
  const warnings = people.map(async ({ pointer, person: { personId, name } }) => {
    if (personId === undefined || name === undefined || recognized.has(personAndName(personId, name)))
      return []
    const others = await readAlike(table, name, { here, subject })
    return others.length === 0 ? [] : [perhapsTheSame(pointer, personId, others)]
  })
  return (await Promise.all(warnings)).flat()
}

/** The people elsewhere with a name that is alike. */
async function readAlike(
  table: Reads,
  name: string,
  { here, subject }: { readonly here: ReadonlySet<string | undefined>; readonly subject: string },
): Promise<AlikePerson[]> {
  const found = await Promise.all(
    alikeKeys(name).map((alike) =>
      table.query({ partition: alikePartition(alike), consistent: false, limit: MAX_ALIKE }),
    ),
  )
  const others = new Map(found.flatMap(({ items }) => items.map((item) => [item.sk, String(item.name)])))
  const elsewhere = [...others].filter(([personId]) => !here.has(personId))
  const appearing = await Promise.all(
    elsewhere.map(([personId]) => appearsElsewhere(table, personId, subject)),
  )
  return elsewhere
    .filter((_, index) => appearing[index])
    .slice(0, MAX_NAMED)
    .map(([personId, each]) => ({ personId, name: each }))
}

const subjectOf = (occasion: Occasion): string =>
  'guests' in occasion ? visitSubject(occasion.id) : entrySubject(occasion.book, occasion.number)

/**
 * Whether a person is on another visit or entry. A claim alone does not say so: its write may have failed, and the name may
 * have been corrected since.
 */
async function appearsElsewhere(table: Reads, personId: string, subject: string): Promise<boolean> {
  const read = ['books/', 'visits/'].map(async (kind) => {
    const { items } = await table.query({
      partition: personSubject(personId),
      sortKeys: { beginsWith: kind },
      consistent: false,
      limit: MAX_APPEARANCES,
    })
    return items.some(
      ({ sk, listSummary }) => sk !== subject && hasAppearances((listSummary as ListSummary).status),
    )
  })
  return (await Promise.all(read)).includes(true)
}
