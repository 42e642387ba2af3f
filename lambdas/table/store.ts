/** The store: the one table, opened for a function. Nothing outside this folder knows its keys. */
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { Day } from '../../contract/values/values'
import { LAST_PAGE } from '../../contract/limits'
import type { Moment } from '../../domain/shared/change'
import type { EarlierSigning } from '../../domain/books/signing'
import { bookSubject, newBook, type KeptBook } from '../../domain/books/book'
import { documentClient } from './client'
import { readDayChanges, type DayPosition } from './day-changes'
import { openFeeds } from '../calendar/record'
import { readHistory } from './history'
import { appearanceKey, changeKey, externalKey, healthKey, pageKey, pageNumberIn, thingKey } from './keys'
import { readPage, type ListQuery } from './list'
import { readAllSummaries } from './summaries'
import { entriesOf, type Kind, type ListSummary } from './record'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { readRoster, readSecrets } from '../subscriptions/record'
import { readThings } from './things'
import { readVisitsBetween } from '../visits/visits-between'
import { write, type ClockAndIds, type Unchanged, type Write, type Writing } from './write'

/** A thing as it is kept, with what its lists know of it. */
export interface Kept<Thing> {
  readonly thing: Thing
  readonly listSummary: ListSummary
}

export type Store = ReturnType<typeof openStore>

export function openStore(table: string, clock: ClockAndIds, client = documentClient()) {
  const readItem = async (key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item

  /** The thing as of its last change. */
  const read = async <Thing>(subject: string): Promise<Kept<Thing> | undefined> =>
    (await readItem(thingKey(subject))) as Kept<Thing> | undefined

  return {
    read,

    /** Throws unless the table can be read. */
    check: async (): Promise<void> => {
      await readItem(thingKey('health'))
    },

    /** One change of a thing. */
    readChange: async <Data>(subject: string, sequence: number): Promise<Change<Data> | undefined> =>
      (await readItem(changeKey(subject, sequence)))?.change as Change<Data> | undefined,

    /** The thing of this kind that was recorded with this `externalId`. */
    readByExternalId: async <Thing>(kind: Kind, externalId: string): Promise<Kept<Thing> | undefined> => {
      const item = await readItem(externalKey(kind, externalId))
      return item ? read(item.subject as string) : undefined
    },

    /** A book; one in which nothing has been written yet is as it was set up. */
    readBook: async (book: string): Promise<KeptBook> =>
      ((await readItem(thingKey(bookSubject(book))))?.book as KeptBook | undefined) ?? newBook(book),

    /** The pages of a volume, from one on, that hold an entry. */
    readTakenPages: async (book: string, volume: number, from: number): Promise<number[]> => {
      const first = pageKey(bookSubject(book), volume, from)
      const last = pageKey(bookSubject(book), volume, LAST_PAGE)
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :book AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':book': first.pk, ':first': first.sk, ':last': last.sk },
          ConsistentRead: true,
        }),
      )
      return Items.map((item) => pageNumberIn(item.sk as string))
    },

    /** The entries of this book that a person has signed, void ones left out. */
    readSignings: async (book: string, personId: string): Promise<EarlierSigning[]> => {
      const { pk, sk } = appearanceKey(personId, entriesOf(book))
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :person AND begins_with(sk, :entries)',
          FilterExpression: 'contains(#as, :signer) AND listSummary.#status <> :void',
          ExpressionAttributeNames: { '#as': 'as', '#status': 'status' },
          ExpressionAttributeValues: {
            ':person': pk,
            ':entries': `${sk}/`,
            ':signer': 'signer',
            ':void': 'void',
          },
          ConsistentRead: true,
        }),
      )
      return Items.map((item) => {
        const { subject, start } = item.listSummary as ListSummary
        return { personId, book, number: Number(subject.split('/').at(-1)), signedOn: start }
      })
    },

    readPage: <Thing>(query: ListQuery) => readPage<Thing>(client, table, query),

    readAllSummaries: (list: string, part?: readonly [field: string, value: string]) =>
      readAllSummaries(client, table, { list, part }),

    readVisitsBetween: (from: Day, to: Day) => readVisitsBetween(client, table, from, to),

    readThings: <Thing>(subjects: readonly string[]) => readThings<Thing>(client, table, subjects),

    readHistory: (subject: string, after: number, limit: number) =>
      readHistory(client, table, subject, after, limit),

    readRoster: () => readRoster(client, table),

    readSecrets: (subscriptionId: string) => readSecrets(client, table, subscriptionId),

    ...openFeeds(client, table),

    /** Whether a subscription has answered nothing but failures of late. */
    isFailing: async (subscriptionId: string): Promise<boolean> =>
      (await readItem(healthKey(subscriptionSubject(subscriptionId)))) !== undefined,

    readDayChanges: (day: Day, limit: number, after?: DayPosition) =>
      readDayChanges(client, table, day, limit, after),

    write: (writing: Writing, decide: (moment: Moment) => Promise<Write | Unchanged>) =>
      write(client, table, clock, writing, decide),
  }
}
