/** The names of people on visits, stored as the projection stores them. */
import type { KnownPerson } from '../../../contract/people/appearances'
import type { NameUse } from '../../../domain/people/names'
import { projectNames } from '../../../lambdas/people/names'
import { openPeople } from '../../../lambdas/people/people'
import { readStoredNames } from '../../../lambdas/people/stored-names'
import { openTable } from '../../../lambdas/table/table'
import { makeTable, type TestTable } from '../../support/table'

export const nameUse = (
  personId: string,
  subject: string,
  sequence: number,
  ...names: string[]
): NameUse => ({
  personId,
  subject: `visits/${subject}`,
  sequence,
  names,
})

/** A table, and the names that are kept in it. */
export interface NamesTable {
  readonly table: TestTable
  /** Keeps names one after the other. */
  readonly keep: (...nameUses: readonly NameUse[]) => Promise<void>
  /** The keys of all that is kept of one person. */
  readonly keysOf: (personId: string) => Promise<string[]>
  readonly person: (id: string) => Promise<KnownPerson | undefined>
}

export async function makeNamesTable(): Promise<NamesTable> {
  const table = await makeTable({ stream: false })
  const { name, client } = table
  return {
    table,
    keep: async (...nameUses) => {
      for (const each of nameUses) await projectNames(openTable(name, client), each)
    },
    keysOf: async (personId) => {
      const kept = await readStoredNames(client, name)
      return (kept.get(personId) ?? []).map(({ key: { pk, sk } }) => `${pk} ${sk}`).toSorted()
    },
    person: async (id) => await openPeople(openTable(name, client)).readPerson(id),
  }
}
