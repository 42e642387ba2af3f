import { importBerlin } from './berlin'
import { ensure } from './ensure'
import type { Stage } from './instance'
import { recordIstanbul, type Tell } from './istanbul'
import { announceJubilee } from './jubilee'
import { tellPartnerCities } from './partner-cities'
import { askAbout } from './questions'

/**
 * The demonstration: Istanbul's visit from the partnership to the signing, the questions that it answers later, and
 * Berlin's archive beside it. Throws CommandError as soon as anything is not as it should be.
 */
export async function demonstrate(stage: Stage, tell: Tell): Promise<void> {
  const { client, notifications, pressOffice } = stage
  tell('\nThe press office')
  await pressOffice.subscribe(client)
  tell('  Subscribed to visits, signings and jubilees, as far as the press may know.')
  const ofIstanbul = await recordIstanbul(stage, tell)
  await askAbout('istanbul', client, tell)
  await announceJubilee(stage, tell)
  const ofBerlin = await importBerlin(stage, tell)
  // The subscription itself and the jubilee are changes too.
  const changes = 1 + ofIstanbul + 1 + ofBerlin
  await notifications.reach(changes)
  ensure(stage.changesOnBus().size === changes, 'the bus has one change for each record')
  tell(`  → on the bus: ${ofBerlin} more notifications, ${notifications.count} in all`)
  await tellPartnerCities(client, tell)
}
