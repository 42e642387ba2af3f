/** The function of the visits. */
import * as routes from '../../contract/visits/routes'
import type { Visit } from '../../contract/visits/schemas'
import type { Changed } from '../../domain/shared/change'
import {
  changeVisitStatus,
  correctVisit,
  recordVisit,
  updateVisit,
  visitSubject,
} from '../../domain/visits/visit'
import { visitView } from '../../domain/visits/view'
import { perhapsTheSameOn } from '../people/alikes'
import { identifyPeople, type Identified } from '../people/identify'
import { serve } from '../http/serve'
import type { StoredThing } from '../table/record'
import type { Write } from '../table/write'
import { thingItems } from '../table/write-items'
import { changeOne, recordOne } from '../things/change'
import { listHistory } from '../things/history'
import { find, type Kind } from '../things/kind'
import { listAll, listThings } from '../things/list'
import { readOne, viewFor } from '../things/read'
import { handle, openRegistry, type Registry } from '../things/registry'
import { readLinks, type Links } from './linked-things'
import { visitRecord, VISITS, visitSummary } from './record'
import { linkToTrip } from './trips'
import { warningsOfVisit } from './warnings'

const VISIT: Kind<Visit, { readonly visitId: string }, Registry> = {
  name: 'visit',
  view: visitView,
  subjectOf: ({ visitId }) => visitSubject(visitId),
  recordOf: ({ thing, listSummary }, { officeZone }) =>
    visitRecord(thing, visitSummary(thing, listSummary.countries, officeZone)),
}

export const handlers = [
  handle(
    routes.recordVisit,
    recordOne(visitView, async ({ body }, registry, moment) => {
      const people = await identifyPeople(registry.store, body)
      const next = recordVisit(people.body, registry.officeZone, moment)
      return writeOf(registry, next, await readLinks(registry.store, next.thing), { people })
    }),
  ),

  handle(
    routes.listVisits,
    listAll(VISIT, () => VISITS),
  ),

  handle(routes.readVisit, readOne(VISIT)),

  handle(
    routes.updateVisit,
    changeOne(VISIT, async (before, { body }, registry, moment) => {
      const { reason, ...patch } = body
      const people = await identifyPeople(registry.store, patch, before.thing)
      const next = updateVisit(before.thing, people.body, registry.officeZone, moment, reason)
      if (!next) return undefined
      const links = await readLinks(registry.store, next.thing, before.thing)
      return writeOf(registry, next, links, { before, people })
    }),
  ),

  handle(
    routes.changeVisitStatus,
    changeOne(VISIT, async (before, { body }, registry, moment) => {
      const next = changeVisitStatus(before.thing, body, registry.officeZone, moment)
      const { countries } = before.listSummary
      const link = await linkToTrip(registry.store, next.thing, before.thing)
      return writeOf(registry, next, { countries, link }, { before })
    }),
  ),

  handle(
    routes.correctVisit,
    changeOne(VISIT, async (before, { body }, registry, moment) => {
      const people = await identifyPeople(registry.store, body.patch, before.thing)
      const correction = { ...body, patch: people.body }
      const next = correctVisit(before.thing, correction, registry.officeZone, moment)
      if (!next) return undefined
      const links = await readLinks(registry.store, next.thing, before.thing, '/patch')
      return writeOf(registry, next, links, { before, people })
    }),
  ),

  handle(routes.listVisitStops, async ({ query, ...request }, registry) => {
    const { thing } = await find(VISIT, request, registry)
    const trip = viewFor(request, thing, visitView)
    const stops = { ...request, query: { ...query, order: 'asc' as const, partOf: trip.id } }
    return listThings(VISIT, VISITS, stops, registry)
  }),

  handle(routes.listVisitChanges, listHistory(VISIT)),
]

export const handler = serve(openRegistry, handlers)

interface From {
  readonly before?: StoredThing<Visit>
  /** The people of the request; absent if it names none. */
  readonly people?: Identified<object>
}

async function writeOf(
  registry: Registry,
  { thing, change }: Changed<Visit>,
  { countries, link }: Links,
  { before, people }: From,
): Promise<Write> {
  const listSummary = visitSummary(thing, countries, registry.officeZone)
  const old = before && visitRecord(before.thing, before.listSummary)
  const items = [...thingItems(visitRecord(thing, listSummary), change, old), ...link.items]
  // While a visit was called off, its people were not compared with those who were recorded.
  const recognized = change.type === 'visit.reinstated' ? new Set<string>() : people?.recognized
  const [warnings, alike] = await Promise.all([
    warningsOfVisit(registry, thing, listSummary, link.trip, before?.thing),
    recognized ? perhapsTheSameOn(registry.store, thing, recognized) : [],
  ])
  return { change, items, ...(people ? { claim: people.claim } : {}), warnings: [...warnings, ...alike] }
}
