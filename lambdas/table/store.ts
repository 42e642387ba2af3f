/** The store: things, their lists and their histories, in the one table. */
import type { Change } from '../../contract/changes'
import type { Moment } from '../../domain/shared/change'
import { readHistory } from './history'
import { changeKey, externalKey, thingKey } from './keys'
import { readPage, type ListQuery } from './list'
import type { StoredThing } from './record'
import { readAllSummaries, type SummariesQuery } from './summaries'
import type { Table } from './table'
import { readThings } from './things'
import { write, type ClockAndIds, type Unchanged, type Write, type Writing } from './write'

export type Store = ReturnType<typeof openStore>

export function openStore(table: Table, clock: ClockAndIds) {
  /** The thing as of its last change. */
  const read = async <Thing>(subject: string): Promise<StoredThing<Thing> | undefined> =>
    (await table.get(thingKey(subject))) as StoredThing<Thing> | undefined

  return {
    ...table,

    read,

    /** One change of a thing. */
    readChange: async <Data>(subject: string, sequence: number): Promise<Change<Data> | undefined> =>
      (await table.get(changeKey(subject, sequence)))?.change as Change<Data> | undefined,

    /** The thing of this kind that was recorded with this `externalId`. */
    readByExternalId: async <Thing>(
      kind: string,
      externalId: string,
    ): Promise<StoredThing<Thing> | undefined> => {
      const item = await table.get(externalKey(kind, externalId))
      return item ? read(item.subject as string) : undefined
    },

    readPage: <Thing>(query: ListQuery<Thing>) => readPage<Thing>(table, query),

    readAllSummaries: (list: string, query: Omit<SummariesQuery, 'list'> = {}) =>
      readAllSummaries(table, { list, ...query }),

    readThings: <Thing>(subjects: readonly string[]) => readThings<Thing>(table, subjects),

    readHistory: (subject: string, after: number, limit: number) => readHistory(table, subject, after, limit),

    write: (writing: Writing, decide: (moment: Moment) => Promise<Write | Unchanged>) =>
      write(table, clock, writing, decide),
  }
}
