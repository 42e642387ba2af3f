/** A table with anniversaries, and runs of their announcements. */
import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../../lambdas/table/table'
import type { Change } from '../../../contract/changes'
import type { Upcoming } from '../../../contract/anniversaries/upcoming'
import type { Day } from '../../../contract/values/dates'
import { recordAnniversary } from '../../../domain/anniversaries/anniversary'
import { announceOccurrences } from '../../../lambdas/announce/handler'
import { openAnnouncements } from '../../../lambdas/announce/announcements'
import { anniversaryRecord } from '../../../lambdas/anniversaries/record'
import { thingItems } from '../../../lambdas/table/write-items'
import { anniversaryInput } from '../../../contract/anniversaries/schemas'
import { understood } from '../../domain/shared/builders'
import { makeTable, type TestTable } from '../../support/table'

export interface Announcing {
  readonly table: TestTable
  /** Records an anniversary, by default of 17 November 1989. */
  readonly record: (id: string, fields?: object) => Promise<void>
  /** Runs the announcements of a day. */
  readonly run: (today: Day, client?: DynamoDBDocumentClient) => Promise<void>
  /** The changes of all announcements, in order. */
  readonly changes: () => Promise<Change<Upcoming>[]>
  /** The announcements, one line each: `wall 35, 7 left`. */
  readonly announcements: () => Promise<string[]>
  readonly lastDay: () => Promise<Day | undefined>
}

export async function startAnnouncing(): Promise<Announcing> {
  const table = await makeTable({ stream: false })
  const now = () => new Date('2024-05-21T04:00:00.000Z')
  const open = (client = table.client) =>
    openAnnouncements(openTable(table.name, client), { now, newId: () => uuidv7() })
  const changes = async () => {
    const { Items = [] } = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true }),
    )
    return Items.flatMap(({ change }) => (change ? [change as Change<Upcoming>] : []))
      .filter(({ type }) => type === 'anniversary.upcoming')
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  return {
    table,
    record: async (id, fields = {}) => {
      const body = { id, title: { de: 'Istanbul' }, kind: 'historic', originOn: '1989-11-17', ...fields }
      await table.storeAt(now).write({ actor: 'protocol-office' }, async (moment) => {
        const { thing, change } = recordAnniversary(understood(anniversaryInput, body), moment)
        return { change, items: thingItems(anniversaryRecord(thing), change) }
      })
    },
    run: (today, client) => announceOccurrences(open(client), today),
    changes,
    announcements: async () =>
      (await changes()).map(({ data }) => `${data.anniversaryId} ${data.ordinal}, ${data.daysLeft} left`),
    lastDay: () => open().readLastDay(),
  }
}
