import { importBerlin } from './berlin'
import { check } from './check'
import type { DemoContext, Print } from './context'
import { recordIstanbul } from './istanbul'
import { announceJubilee } from './jubilee'
import { issueNotice } from './notice'
import { printPartnerCities } from './partner-cities'
import { printPartnership } from './partnership-report'

/**
 * The demonstration: Istanbul's visit from the partnership to the signing, its notice, what the registry then answers about
 * the partnership, and the import of Berlin's archive.
 *
 * @throws CommandError as soon as a check fails
 */
export async function runDemo(context: DemoContext, print: Print): Promise<void> {
  const { client, notifications, pressOffice } = context
  print('\nThe press office')
  await pressOffice.subscribe(client)
  print('  Subscribed to visits, signings, jubilees and notices, with the clearance of')
  print('  the press.')
  const istanbul = await recordIstanbul(context, print)
  const ofNotice = await issueNotice(context, istanbul.visitId, print)
  await printPartnership('istanbul', client, print)
  await announceJubilee(context, print)
  const ofBerlin = await importBerlin(context, print)
  // The subscription itself and the jubilee are changes too.
  const changes = 1 + istanbul.changes + ofNotice + 1 + ofBerlin
  await notifications.waitForCount(changes)
  check(context.changesOnBus().size === changes, 'the bus has one event for each change')
  print(`  → on the bus: ${ofBerlin} more events, ${notifications.count} in all`)
  await printPartnerCities(client, print)
}
