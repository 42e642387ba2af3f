/** What has been announced of jubilees, and of which anniversaries something may be. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import type { Day } from '../../contract/values/values'
import { REGISTRY } from '../../domain/shared/change'
import { announce, occurrenceSubject, type Announced } from '../../domain/anniversaries/upcoming'
import { documentClient } from '../table/client'
import { JUBILEES_MARK, thingKey, type Key } from '../table/keys'
import { readAllSummaries } from '../table/summaries'
import { ANNIVERSARIES } from '../table/record'
import { readThings } from '../table/things'
import { changeItem, NEW, type WriteItem } from '../table/write-items'
import { write, type ClockAndIds } from '../table/write'

export type Jubilees = ReturnType<typeof openJubilees>

export function openJubilees(table: string, clock: ClockAndIds, client = documentClient()) {
  const read = async (Key: Key) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item

  return {
    /** All anniversaries that are not muted. Their list does not know their lead times, so each is read itself. */
    readActive: async (): Promise<Anniversary[]> => {
      const summaries = await readAllSummaries(client, table, { list: ANNIVERSARIES })
      const subjects = summaries.flatMap(({ status, subject }) => (status === 'active' ? [subject] : []))
      return [...(await readThings<Anniversary>(client, table, subjects)).values()]
    },

    /** The day through which all announcements have been made; none before the first run. */
    readMark: async (): Promise<Day | undefined> =>
      (await read(JUBILEES_MARK))?.madeThrough as Day | undefined,

    /** Moves the mark on to a day, if it is not there or further already. */
    moveMark: async (madeThrough: Day): Promise<void> => {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...JUBILEES_MARK, kind: 'mark', madeThrough },
            ConditionExpression: `${NEW} OR madeThrough < :day`,
            ExpressionAttributeValues: { ':day': madeThrough },
          }),
        )
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
      }
    },

    /** Records an announcement, unless it has been made. Gives whether it is new; throws `busy` after 20 s of contention. */
    announce: async (upcoming: Upcoming): Promise<boolean> => {
      const subject = occurrenceSubject(upcoming)
      const { changeId } = await write(client, table, clock, { actor: REGISTRY }, async (moment) => {
        const before = (await read(thingKey(subject)))?.thing as Announced | undefined
        const next = announce(upcoming, before, moment)
        return next
          ? { change: next.change, items: [announcedItem(subject, next.announced), changeItem(next.change)] }
          : { subject, sequence: before?.version ?? 0, data: before }
      })
      return changeId !== undefined
    },
  }
}

/** Who announces the same occurrence at the same time finds that its version is another, and looks again. */
const announcedItem = (subject: string, thing: Announced): WriteItem => ({
  key: thingKey(subject),
  attributes: { kind: 'occurrence', thing },
  ...(thing.version === 1
    ? { condition: NEW }
    : { condition: 'thing.version = :version', values: { ':version': thing.version - 1 } }),
})
