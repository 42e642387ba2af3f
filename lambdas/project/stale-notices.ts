/** Marks approved notices that state something of a thing that has changed. */
import { markStale } from '../../domain/notices/notice'
import { groupOf, type EventGroup } from '../../domain/shared/event-group'
import { changeIn } from '../aws/stream'
import { changeNotice } from '../notices/by-registry'
import { noticeWrite } from '../notices/record'
import { compareWithRecord } from '../notices/stated-things'
import { statedPartition } from '../table/keys'
import { queryAll } from '../table/query'
import type { Table } from '../table/table'
import type { ClockAndIds } from '../table/write'
import type { ProjectionStep } from './project'

/** The kinds of things that notices state something of. */
const STATED: ReadonlySet<EventGroup> = new Set(['visit', 'partnership', 'anniversary', 'book-entry'])

export const staleNoticesStep = (table: Table, clock: ClockAndIds): ProjectionStep => ({
  name: 'stale-notices',
  run: async (record) => {
    const { type, subject } = changeIn(record)
    if (!STATED.has(groupOf(type))) return
    const found = await queryAll(table, { partition: statedPartition(subject) })
    for (const { sk } of found) await markNotice(table, clock, sk)
  },
})

/** Compares a notice with the record as it is now, which may be newer than the change. */
const markNotice = (table: Table, clock: ClockAndIds, noticeId: string) =>
  changeNotice(table, clock, noticeId, async (notice, moment) => {
    const next = markStale(notice, (await compareWithRecord(table, notice)).stale, moment)
    return next && noticeWrite(next, notice)
  })
