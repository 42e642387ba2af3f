/** What has been announced of announcements, and of which anniversaries something may be. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import type { Day } from '../../contract/values/dates'
import { REGISTRY_ACTOR } from '../../domain/shared/change'
import { announce, occurrenceSubject, type AnnouncementRecord } from '../../domain/anniversaries/upcoming'
import { ANNIVERSARIES } from '../anniversaries/record'
import { NEW, newOrAtMost, versionIs } from '../table/condition'
import { Contention } from '../table/contention'
import { JUBILEES_MARK, thingKey } from '../table/keys'
import { readAllSummaries } from '../table/summaries'
import type { Table } from '../table/table'
import { readThings } from '../table/things'
import { changeItem, type WriteItem } from '../table/write-items'
import { write, type ClockAndIds } from '../table/write'

export type AnnouncementStore = ReturnType<typeof openAnnouncements>

export function openAnnouncements(table: Table, clock: ClockAndIds) {
  return {
    /** All anniversaries that are not muted. Their list summaries have no lead times, so the anniversaries are read. */
    readActive: async (): Promise<Anniversary[]> => {
      const summaries = await readAllSummaries(table, { list: ANNIVERSARIES })
      const subjects = summaries.flatMap(({ status, subject }) => (status === 'active' ? [subject] : []))
      return [...(await readThings<Anniversary>(table, subjects)).values()]
    },

    /** The last day whose announcements are complete; `undefined` before the first run. */
    readLastDay: async (): Promise<Day | undefined> =>
      (await table.get(JUBILEES_MARK))?.madeThrough as Day | undefined,

    /** Records a day as complete, unless a later day is recorded. */
    advanceLastDay: async (madeThrough: Day): Promise<void> => {
      const attributes = { kind: 'mark', madeThrough }
      const condition = newOrAtMost('madeThrough', madeThrough)
      try {
        await table.transact([{ key: JUBILEES_MARK, attributes, condition }])
      } catch (error) {
        if (!(error instanceof Contention)) throw error
      }
    },

    /** Records an announcement, unless it has been made. Returns whether it is new; throws `busy` after 20 s of contention. */
    announce: async (upcoming: Upcoming): Promise<boolean> => {
      const subject = occurrenceSubject(upcoming)
      const { changeId } = await write(table, clock, { actor: REGISTRY_ACTOR }, async (moment) => {
        const before = (await table.get(thingKey(subject)))?.thing as AnnouncementRecord | undefined
        const next = announce(upcoming, before, moment)
        return next
          ? { change: next.change, items: [announcedItem(subject, next.announced), changeItem(next.change)] }
          : { subject, sequence: before?.version ?? 0, data: before }
      })
      return changeId !== undefined
    },
  }
}

/** The condition on the version fails if another run announces the same occurrence; the write is then retried. */
const announcedItem = (subject: string, thing: AnnouncementRecord): WriteItem => ({
  key: thingKey(subject),
  attributes: { kind: 'occurrence', thing },
  condition: thing.version === 1 ? NEW : versionIs(thing.version - 1),
})
