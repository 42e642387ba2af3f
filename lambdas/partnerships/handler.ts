/** The function of the partnerships. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import * as routes from '../../contract/partnerships/routes'
import type { Partnership } from '../../contract/partnerships/schemas'
import {
  anniversarySubject,
  concernsAnniversary,
  followPartnership,
  foundedAnniversaryId,
} from '../../domain/anniversaries/founded-anniversary'
import {
  changePartnershipStatus,
  partnershipSubject,
  recordPartnership,
  updatePartnership,
} from '../../domain/partnerships/partnership'
import { partnershipWarnings } from '../../domain/partnerships/partnership-dates'
import { partnershipView } from '../../domain/partnerships/view'
import type { Changed, Moment } from '../../domain/shared/change'
import { todayAt } from '../../domain/time/dates'
import { anniversaryRecord } from '../anniversaries/record'
import { serve } from '../http/serve'
import type { Write } from '../table/write'
import { thingItems } from '../table/write-items'
import { changeOne, recordOne } from '../things/change'
import { listHistory } from '../things/history'
import { find, type Kind } from '../things/kind'
import { listAll } from '../things/list'
import { readOne } from '../things/read'
import { handle, openRegistry, type Registry } from '../things/registry'
import { partnershipRecord, PARTNERSHIPS } from './record'
import { readSummary } from './summary'

const PARTNERSHIP: Kind<Partnership, { readonly partnershipId: string }, Registry> = {
  name: 'partnership',
  view: partnershipView,
  subjectOf: ({ partnershipId }) => partnershipSubject(partnershipId),
  recordOf: ({ thing }) => partnershipRecord(thing),
}

export const handlers = [
  handle(
    routes.recordPartnership,
    recordOne(partnershipView, ({ body }, registry, moment) =>
      writeOf(registry, recordPartnership(body, moment), moment),
    ),
  ),

  handle(
    routes.listPartnerships,
    listAll(PARTNERSHIP, () => PARTNERSHIPS),
  ),

  handle(routes.readPartnership, readOne(PARTNERSHIP)),

  handle(routes.summarizePartnership, async (request, registry) => {
    const { thing } = await find(PARTNERSHIP, request, registry)
    return { body: await readSummary(thing.id, request.clearance, registry) }
  }),

  handle(
    routes.updatePartnership,
    changeOne(PARTNERSHIP, ({ thing: before }, { body }, registry, moment) => {
      const next = updatePartnership(before, body, moment)
      return next && writeOf(registry, next, moment, before)
    }),
  ),

  handle(
    routes.changePartnershipStatus,
    changeOne(PARTNERSHIP, ({ thing: before }, { body }, registry, moment) =>
      writeOf(registry, changePartnershipStatus(before, body, moment), moment, before),
    ),
  ),

  handle(routes.listPartnershipChanges, listHistory(PARTNERSHIP)),
]

export const handler = serve(openRegistry, handlers)

/** A partnership and, if the change concerns it, its anniversary, in one transaction. */
async function writeOf(
  { store, officeZone }: Registry,
  { thing, change }: Changed<Partnership>,
  moment: Moment,
  before?: Partnership,
): Promise<Write> {
  const items = thingItems(partnershipRecord(thing), change, before && partnershipRecord(before))
  const warnings = partnershipWarnings(thing, todayAt(moment, officeZone), before)
  if (!concernsAnniversary(thing, before)) return { change, items, warnings }
  const kept = await store.read<Anniversary>(anniversarySubject(foundedAnniversaryId(thing.id)))
  const step = { after: thing, before, reason: change.reason }
  const next = followPartnership(step, kept?.thing, moment)
  if (!next) return { change, items, warnings }
  const followed = anniversaryRecord(next.thing)
  const more = thingItems(followed, next.change, kept && anniversaryRecord(kept.thing))
  return { change, items: [...items, ...more], warnings }
}
