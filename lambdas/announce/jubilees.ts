/** What has been announced of jubilees, and of which anniversaries something may be. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import type { Day } from '../../contract/values/values'
import { REGISTRY } from '../../domain/shared/change'
import { announce, occurrenceSubject, type Announced } from '../../domain/anniversaries/upcoming'
import { ANNIVERSARIES } from '../anniversaries/record'
import { NEW, newOrAtMost, versionIs } from '../table/condition'
import { Contention } from '../table/contention'
import { JUBILEES_MARK, thingKey } from '../table/keys'
import { readAllSummaries } from '../table/summaries'
import type { Table } from '../table/table'
import { readThings } from '../table/things'
import { changeItem, type WriteItem } from '../table/write-items'
import { write, type ClockAndIds } from '../table/write'

export type Jubilees = ReturnType<typeof openJubilees>

export function openJubilees(table: Table, clock: ClockAndIds) {
  return {
    /** All anniversaries that are not muted. Their list does not know their lead times, so each is read itself. */
    readActive: async (): Promise<Anniversary[]> => {
      const summaries = await readAllSummaries(table, { list: ANNIVERSARIES })
      const subjects = summaries.flatMap(({ status, subject }) => (status === 'active' ? [subject] : []))
      return [...(await readThings<Anniversary>(table, subjects)).values()]
    },

    /** The day through which all announcements have been made; none before the first run. */
    readMark: async (): Promise<Day | undefined> =>
      (await table.get(JUBILEES_MARK))?.madeThrough as Day | undefined,

    /** Moves the mark on to a day, if it is not there or further already. */
    moveMark: async (madeThrough: Day): Promise<void> => {
      const attributes = { kind: 'mark', madeThrough }
      const condition = newOrAtMost('madeThrough', madeThrough)
      try {
        await table.transact([{ key: JUBILEES_MARK, attributes, condition }])
      } catch (error) {
        if (!(error instanceof Contention)) throw error
      }
    },

    /** Records an announcement, unless it has been made. Gives whether it is new; throws `busy` after 20 s of contention. */
    announce: async (upcoming: Upcoming): Promise<boolean> => {
      const subject = occurrenceSubject(upcoming)
      const { changeId } = await write(table, clock, { actor: REGISTRY }, async (moment) => {
        const before = (await table.get(thingKey(subject)))?.thing as Announced | undefined
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
  condition: thing.version === 1 ? NEW : versionIs(thing.version - 1),
})
