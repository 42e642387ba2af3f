import { importBerlin } from './berlin'
import { ensure } from './ensure'
import type { Stage } from './instance'
import { recordIstanbul, type Tell } from './istanbul'
import { tellPartnerCities } from './partner-cities'
import { askAbout } from './questions'

/**
 * The demonstration: Istanbul's visit from the partnership to the signing, the questions that it answers later, and
 * Berlin's archive beside it. Throws CommandError as soon as anything is not as it should be.
 */
export async function demonstrate(stage: Stage, tell: Tell): Promise<void> {
  const { client, notifications } = stage
  const ofIstanbul = await recordIstanbul(stage, tell)
  await askAbout('istanbul', client, tell)
  const ofBerlin = await importBerlin(stage, tell)
  await notifications.reach(ofIstanbul + ofBerlin)
  ensure(stage.changesOnBus().size === ofIstanbul + ofBerlin, 'the bus has one change for each record')
  tell(`  → on the bus: ${ofBerlin} more notifications, ${notifications.count} in all`)
  await tellPartnerCities(client, tell)
}
