/** Names of people on visits, kept as the projection keeps them. */
import type { KnownPerson } from '../../../contract/people/appearances'
import type { NameUse } from '../../../domain/people/names'
import { projectNames } from '../../../lambdas/people/names'
import { openPeople } from '../../../lambdas/people/people'
import { readStoredNames } from '../../../lambdas/people/stored-names'
import { openTable } from '../../../lambdas/table/table'
import type { TestTable } from '../../support/table'

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

export async function keepNames(
  { name, client }: Pick<TestTable, 'name' | 'client'>,
  nameUses: readonly NameUse[],
): Promise<void> {
  for (const each of nameUses) await projectNames(openTable(name, client), each)
}

/** The keys of all that is kept of one person. */
export async function keysOfPerson({ name, client }: TestTable, personId: string): Promise<string[]> {
  const kept = await readStoredNames(client, name)
  return (kept.get(personId) ?? []).map(({ key: { pk, sk } }) => `${pk} ${sk}`).toSorted()
}

export const readPerson = async ({ name, client }: TestTable, id: string): Promise<KnownPerson | undefined> =>
  await openPeople(openTable(name, client)).readPerson(id)
