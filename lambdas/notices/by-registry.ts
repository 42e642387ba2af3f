/** Changes of notices that the registry makes by itself. */
import type { Notice } from '../../contract/notices/schemas'
import { noticeSubject } from '../../domain/notices/notice'
import { REGISTRY_ACTOR, type Moment } from '../../domain/shared/change'
import { thingKey } from '../table/keys'
import type { Table } from '../table/table'
import { unchanged, write, type ClockAndIds, type Write, type Written } from '../table/write'

/** Writes what `decide` makes of a notice, if anything. On contention, the notice is read and decided on again. */
export const changeNotice = (
  table: Table,
  clock: ClockAndIds,
  noticeId: string,
  decide: (notice: Notice, moment: Moment) => Promise<Write | undefined>,
): Promise<Written> =>
  write(table, clock, { actor: REGISTRY_ACTOR }, async (moment) => {
    const subject = noticeSubject(noticeId)
    const notice = (await table.get(thingKey(subject)))?.thing as Notice
    return (await decide(notice, moment)) ?? unchanged(subject, notice)
  })
