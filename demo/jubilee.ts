/** The daily announcement of jubilees, on the morning on which one is half a year away. */
import { check } from './check'
import type { DemoContext, Print } from './context'

/** 180 days before 17 November 2029, at six in the morning in Berlin. */
const MORNING = new Date('2029-05-21T06:00:00+02:00')
const SUBJECT = 'occurrences/partnership-istanbul/40'

/** Runs the schedule of that morning. The press office then has six messages: four of the visit, one of its notice, one of the jubilee. */
export async function announceJubilee(
  { notifications, pressOffice, runSchedulesUntil }: DemoContext,
  print: Print,
): Promise<void> {
  print('\nThe next jubilee: the daily schedule runs as on 21 May 2029')
  runSchedulesUntil(MORNING)
  print(`  → on the bus: ${await notifications.waitFor('anniversary.upcoming', SUBJECT)}`)
  print(`  ✉ to the press office: ${await pressOffice.received.waitFor('anniversary.upcoming', SUBJECT)}`)
  check(
    pressOffice.received.count === 6,
    'the press office has received four messages of the visit, one of its notice and one of the jubilee',
  )
  check(pressOffice.rejected === 0, 'every message was signed with the secret of the subscription')
  print('  The press office has six messages, each with a valid signature.')
}
