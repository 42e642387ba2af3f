/** The daily look for jubilees, on the morning on which one is half a year away. */
import type { Stage } from './instance'
import { ensure } from './ensure'
import type { Tell } from './istanbul'

/** 180 days before 17 November 2029, at six in the morning in Berlin. */
const MORNING = new Date('2029-05-21T06:00:00+02:00')
const SUBJECT = 'occurrences/partnership-istanbul/40'

/** Shows the schedule that morning; the press office hears of the jubilee, as it did of the visit: four times. */
export async function announceJubilee(
  { notifications, pressOffice, showSchedules }: Stage,
  tell: Tell,
): Promise<void> {
  tell('\nThe next jubilee: the schedule is shown the morning of 21 May 2029')
  showSchedules(MORNING)
  tell(`  → on the bus: ${await notifications.of('anniversary.upcoming', SUBJECT)}`)
  tell(`  ✉ to the press office: ${await pressOffice.heard.of('anniversary.upcoming', SUBJECT)}`)
  ensure(
    pressOffice.heard.count === 5,
    'the press office has heard of the visit four times and of the jubilee',
  )
  ensure(pressOffice.rejected === 0, 'every message was signed with its secret')
  tell('  It has heard five times, each message signed and verified.')
}
