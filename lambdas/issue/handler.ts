/** The function that issues the approved notices whose embargo is over, every minute. */
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { log, traceOf } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { openTable, type Table } from '../table/table'
import { openDueNotices, type DueNotices } from './due-notices'

/** The event of the schedule. */
interface MinuteRun {
  /** The scheduled time of the run, RFC 3339. It decides what is due, also if the run is late. */
  readonly time: string
}

let table: Table | undefined

export async function handler({ time }: MinuteRun): Promise<void> {
  table ??= openTable(required('TABLE_NAME'))
  await issueDueNotices(openDueNotices(table, { ...systemClock, now: () => new Date(time) }))
}

/**
 * Issues every notice that is due. One that is stale stays approved, and is reported as an error, which raises an alarm; so is
 * one that cannot be issued. The next run tries both again.
 */
export async function issueDueNotices(due: DueNotices): Promise<void> {
  const elapsed = startWatch()
  const count = { issued: 0, unchanged: 0, stale: 0, failed: 0 }
  for (const noticeId of await due.list()) {
    try {
      count[await due.issue(noticeId)] += 1
    } catch (error) {
      count.failed += 1
      log('error', traceOf(error, 'error'))
    }
  }
  log(count.stale + count.failed > 0 ? 'error' : 'info', { ...count, ms: elapsed() })
}
