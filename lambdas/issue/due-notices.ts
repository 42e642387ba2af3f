/** The approved notices under an embargo, in the order of their minutes. */
import { Refusal } from '../../domain/shared/refusal'
import { changeNotice } from '../notices/by-registry'
import { issueWrite } from '../notices/issuing'
import { DUE_NOTICES, dueKey } from '../table/keys'
import { queryAll } from '../table/query'
import type { Table } from '../table/table'
import type { ClockAndIds } from '../table/write'

export type DueNotices = ReturnType<typeof openDueNotices>

export function openDueNotices(table: Table, clock: ClockAndIds) {
  return {
    /** The ids of the notices whose embargo is over, read consistently. */
    list: async (): Promise<string[]> => {
      const now = clock.now().toISOString()
      const items = await queryAll(table, { partition: DUE_NOTICES, sortKeys: { to: dueKey(now, '~').sk } })
      return items.map(({ noticeId }) => noticeId as string)
    },

    /** Issues a notice, unless a fact has changed. One that was issued or edited meanwhile stays unchanged. */
    issue: async (noticeId: string): Promise<'issued' | 'unchanged' | 'stale'> => {
      try {
        const { changeId } = await changeNotice(table, clock, noticeId, async (notice, moment) => {
          if (notice.status !== 'approved' || (notice.embargoedUntil ?? '') > moment.now) return undefined
          return issueWrite(table, notice, moment)
        })
        return changeId === undefined ? 'unchanged' : 'issued'
      } catch (error) {
        if (error instanceof Refusal && error.code === 'stale-facts') return 'stale'
        throw error
      }
    },
  }
}
