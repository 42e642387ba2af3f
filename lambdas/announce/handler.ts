/** The function that announces the occurrences of anniversaries, once a day. */
import type { Day } from '../../contract/values/dates'
import { dayAt } from '../../domain/time/office-time'
import { daysToAnnounce, dueOn } from '../../domain/anniversaries/upcoming'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { log, traceOf } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { openTable } from '../table/table'
import { openAnnouncements, type AnnouncementStore } from './announcements'

/** The event of the schedule. */
interface DailyRun {
  /** The scheduled time of the run, RFC 3339. It decides the day, also if the run is late. */
  readonly time: string
}

let announcements: AnnouncementStore | undefined

export async function handler({ time }: DailyRun): Promise<void> {
  announcements ??= openAnnouncements(openTable(required('TABLE_NAME')), systemClock)
  await announceOccurrences(announcements, dayAt(new Date(time), required('OFFICE_TIME_ZONE')))
}

/**
 * Makes the announcements that are due today, and those that earlier runs missed. If one fails, the others are made, and
 * the run throws without recording its day: the next run repeats it.
 */
export async function announceOccurrences(store: AnnouncementStore, today: Day): Promise<void> {
  const elapsed = startWatch()
  const days = daysToAnnounce(today, await store.readLastDay())
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
  if (count.failed === 0) await store.advanceLastDay(today)
  log(count.failed > 0 ? 'error' : 'info', { ...days, ...count, ms: elapsed() })
  if (count.failed > 0) throw new Error(`${count.failed} of ${due.length} announcements failed.`)
}
