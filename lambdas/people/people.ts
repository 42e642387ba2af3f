/** The people of the registry: their names and their appearances. */
import type { KnownPerson } from '../../contract/people/appearances'
import type { Change } from '../../contract/changes'
import type { Occasion } from '../../domain/people/appearance'
import { personOf, withoutPlaceholders, type NameUse } from '../../domain/people/names'
import { readAppearing, type AppearingQuery } from './appearances'
import type { Table } from '../table/table'
import { changeKey, personSubject } from '../table/keys'
import { searchNames, type NameQuery } from './name-search'
import { projectNames, type PersonRecord } from './names'
import { readThings } from '../table/things'

export type People = ReturnType<typeof openPeople>

export function openPeople(table: Table) {
  return {
    searchNames: (query: NameQuery) => searchNames(table, query),

    readPerson: async (personId: string): Promise<KnownPerson | undefined> => {
      const subject = personSubject(personId)
      const record = (await readThings<PersonRecord>(table, [subject])).get(subject)
      const names = withoutPlaceholders(record?.names ?? [])
      return names.length === 0 ? undefined : personOf(personId, names)
    },

    readAppearing: (query: AppearingQuery) => readAppearing(table, query),

    readOccasions: (subjects: readonly string[]) => readThings<Occasion>(table, subjects),

    /** A visit or an entry as its change of this sequence left it. */
    readOccasionAt: async (subject: string, sequence: number): Promise<Occasion | undefined> =>
      ((await table.get(changeKey(subject, sequence)))?.change as Change<Occasion> | undefined)?.data,

    projectNames: (nameUse: NameUse) => projectNames(table, nameUse),
  }
}
