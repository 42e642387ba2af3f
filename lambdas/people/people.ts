/** What is kept of people: their names, and where they appear. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { KnownPerson } from '../../contract/people/appearances'
import type { Change } from '../../contract/changes'
import type { Occasion } from '../../domain/people/appearance'
import { personOf, type NameUse } from '../../domain/people/names'
import { readAppearing, type AppearingQuery } from './appearances'
import { documentClient } from '../table/client'
import { changeKey, personSubject } from '../table/keys'
import { searchNames, type NameQuery } from './name-search'
import { projectNames, type PersonRecord } from './names'
import { readThings } from '../table/things'

export type People = ReturnType<typeof openPeople>

export function openPeople(table: string, client = documentClient()) {
  return {
    searchNames: (query: NameQuery) => searchNames(client, table, query),

    readPerson: async (personId: string): Promise<KnownPerson | undefined> => {
      const subject = personSubject(personId)
      const record = (await readThings<PersonRecord>(client, table, [subject])).get(subject)
      return record && personOf(personId, record.names)
    },

    readAppearing: (query: AppearingQuery) => readAppearing(client, table, query),

    readOccasions: (subjects: readonly string[]) => readThings<Occasion>(client, table, subjects),

    /** A visit or an entry as a change of it has left it. */
    readOccasionAt: async (subject: string, sequence: number): Promise<Occasion | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: changeKey(subject, sequence), ConsistentRead: true }),
      )
      return (Item?.change as Change<Occasion> | undefined)?.data
    },

    projectNames: (nameUse: NameUse) => projectNames(client, table, nameUse),
  }
}
