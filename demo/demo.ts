import { importBerlin } from './berlin'
import { check } from './check'
import type { DemoContext, Print } from './context'
import { recordIstanbul } from './istanbul'
import { announceJubilee } from './jubilee'
import { printPartnerCities } from './partner-cities'
import { printPartnership } from './partnership-report'

/**
 * The demonstration: Istanbul's visit from the partnership to the signing, what the registry then answers about the
 * partnership, and the import of Berlin's archive.
 *
 * @throws CommandError as soon as a check fails
 */
export async function runDemo(context: DemoContext, print: Print): Promise<void> {
  const { client, notifications, pressOffice } = context
  print('\nThe press office')
  await pressOffice.subscribe(client)
  print('  Subscribed to visits, signings and jubilees, with the clearance of the press.')
  const ofIstanbul = await recordIstanbul(context, print)
  await printPartnership('istanbul', client, print)
  await announceJubilee(context, print)
  const ofBerlin = await importBerlin(context, print)
  // The subscription itself and the jubilee are changes too.
  const changes = 1 + ofIstanbul + 1 + ofBerlin
  await notifications.waitForCount(changes)
  check(context.changesOnBus().size === changes, 'the bus has one event for each change')
  print(`  → on the bus: ${ofBerlin} more events, ${notifications.count} in all`)
  await printPartnerCities(client, print)
}
