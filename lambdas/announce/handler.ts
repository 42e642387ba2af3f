/** The function that announces jubilees, once a day. */
import type { Day } from '../../contract/values/values'
import { dayAt } from '../../domain/time/office-time'
import { daysToAnnounce, dueOn } from '../../domain/anniversaries/upcoming'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { log, traceOf } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { openTable } from '../table/table'
import { openJubilees, type Jubilees } from './jubilees'

/** What the schedule sends. */
interface DailyRun {
  /** When the run was due, RFC 3339: its day is told by that, however late it runs. */
  readonly time: string
}

let jubilees: Jubilees | undefined

export async function handler({ time }: DailyRun): Promise<void> {
  jubilees ??= openJubilees(openTable(required('TABLE_NAME')), systemClock)
  await announceJubilees(jubilees, dayAt(new Date(time), required('OFFICE_TIME_ZONE')))
}

/**
 * Announces all that falls due today, and what earlier days have missed. One that fails holds up no other, but fails the
 * run in the end: the mark stays, and the next run makes up for it.
 */
export async function announceJubilees(store: Jubilees, today: Day): Promise<void> {
  const elapsed = startWatch()
  const days = daysToAnnounce(today, await store.readMark())
  const due = dueOn(days, await store.readActive())
  const count = { new: 0, known: 0, failed: 0 }
  for (const upcoming of due) {
    try {
      count[(await store.announce(upcoming)) ? 'new' : 'known'] += 1
    } catch (error) {
      count.failed += 1
      log('error', traceOf(error, 'error'))
    }
  }
  if (count.failed === 0) await store.moveMark(today)
  log(count.failed > 0 ? 'error' : 'info', { ...days, ...count, ms: elapsed() })
  if (count.failed > 0) throw new Error(`${count.failed} of ${due.length} announcements failed.`)
}
