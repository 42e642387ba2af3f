/** Issuing a notice, by a person or at its minute. */
import type { Notice } from '../../contract/notices/schemas'
import { issueNotice } from '../../domain/notices/notice'
import type { Moment } from '../../domain/shared/change'
import type { Table } from '../table/table'
import type { Write } from '../table/write'
import { noticeWrite } from './record'
import { compareWithRecord } from './stated-things'

/** Issues an approved notice, on condition that no stated thing changes meanwhile. */
export async function issueWrite(
  table: Pick<Table, 'batchGet'>,
  before: Notice,
  moment: Moment,
): Promise<Write> {
  const { stale, conditions } = await compareWithRecord(table, before)
  const next = issueNotice(before, stale, moment)
  return noticeWrite(next, before, conditions)
}
