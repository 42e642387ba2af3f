/** The function of the visits. */
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import * as routes from '../../contract/visits/routes'
import type { Visit } from '../../contract/visits/schemas'
import { visitView } from '../../domain/visits/view'
import type { Changed, Moment } from '../../domain/shared/change'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { requireNone } from '../../domain/shared/refusal'
import {
  correctVisit,
  countriesOfVisit,
  recordVisit,
  changeVisitStatus,
  updateVisit,
  visitSubject,
} from '../../domain/visits/visit'
import type { Reply } from '../http/answer'
import { listChanges, listThings } from '../things/lists'
import { handle, openRegistry, type Registry } from '../things/registry'
import { serve, type Request } from '../http/serve'
import { readAt, readThing, unchanged, writtenReply } from '../things/things'
import { visitSummary, visitRecord, VISITS, type ListSummary } from '../table/record'
import type { Kept, Store } from '../table/store'
import type { Write } from '../table/write'
import { thingItems } from '../table/write-items'
import { warningsOfVisit } from './warnings'

export const handlers = [
  handle(routes.recordVisit, async (request, registry) => {
    const { store, officeZone } = registry
    return writtenReply(
      await store.write(request, async (moment) => {
        const next = recordVisit(request.body, officeZone, moment)
        return writeOf(
          registry,
          next,
          visitSummary(next.thing, await countries(store, next.thing), officeZone),
        )
      }),
      request,
      visitView,
    )
  }),

  handle(routes.listVisits, (request, registry) =>
    listThings<Visit>(
      registry,
      { kind: 'visit', list: VISITS, view: visitView },
      request,
      ({ thing, listSummary }) => visitRecord(thing, listSummary),
    ),
  ),

  handle(routes.readVisit, async (request, { store }) => ({
    body: await readAt<Visit>(
      store,
      visitSubject(request.params.visitId),
      request.query.at,
      request,
      visitView,
    ),
  })),

  handle(routes.updateVisit, (request, registry) =>
    changeVisit(request, registry, async (before, moment) => {
      const next = updateVisit(before, request.body, registry.officeZone, moment)
      return next && { ...next, countries: await countries(registry.store, next.thing) }
    }),
  ),

  handle(routes.changeVisitStatus, (request, registry) =>
    changeVisit(request, registry, async (before, moment) =>
      changeVisitStatus(before, request.body, registry.officeZone, moment),
    ),
  ),

  handle(routes.correctVisit, (request, registry) =>
    changeVisit(request, registry, async (before, moment) => {
      const next = correctVisit(before, request.body, registry.officeZone, moment)
      return next && { ...next, countries: await countries(registry.store, next.thing, '/patch') }
    }),
  ),

  handle(routes.listVisitChanges, async (request, registry) => {
    const subject = visitSubject(request.params.visitId)
    await readThing(registry.store, subject)
    return listChanges(registry, subject, request)
  }),
]

export const handler = serve(openRegistry, handlers)

type OneVisit = Pick<
  Request<typeof routes.changeVisitStatus>,
  'params' | 'requireVersion' | 'actor' | 'clearance' | 'receipt'
>
type Decision = (Changed<Visit> & { readonly countries?: readonly Country[] }) | undefined

/** Changes a visit of which the caller has read the last version; its countries stay unless the decision has others. */
async function changeVisit(
  request: OneVisit,
  registry: Registry,
  decide: (before: Visit, moment: Moment) => Promise<Decision>,
): Promise<Reply<Visit>> {
  const { store, officeZone } = registry
  const subject = visitSubject(request.params.visitId)
  const written = await store.write(request, async (moment) => {
    const before = await readThing<Visit>(store, subject)
    request.requireVersion(before.thing.version)
    const next = await decide(before.thing, moment)
    if (!next) return unchanged(subject, before.thing)
    return writeOf(
      registry,
      next,
      visitSummary(next.thing, next.countries ?? before.listSummary.countries, officeZone),
      before,
    )
  })
  return writtenReply(written, request, visitView)
}

async function writeOf(
  registry: Registry,
  { thing, change }: Changed<Visit>,
  listSummary: ListSummary,
  before?: Kept<Visit>,
): Promise<Write> {
  const old = before && visitRecord(before.thing, before.listSummary)
  const items = thingItems(visitRecord(thing, listSummary), change, old)
  return { change, items, warnings: await warningsOfVisit(registry, thing, listSummary, before?.thing) }
}

/** The countries of a visit; throws `invalid` if its partnership or its anniversary is not recorded. */
async function countries(store: Store, visit: Visit, part = ''): Promise<Country[]> {
  const { partnershipId, anniversary } = visit
  const [partnership, isAnniversary] = await Promise.all([
    partnershipId === undefined ? undefined : store.read<Partnership>(partnershipSubject(partnershipId)),
    anniversary && store.read(anniversarySubject(anniversary.anniversaryId)),
  ])
  const faults: Fault[] = []
  if (partnershipId !== undefined && !partnership)
    faults.push({ pointer: `${part}/partnershipId`, message: 'is not the id of a partnership' })
  if (anniversary && !isAnniversary)
    faults.push({
      pointer: `${part}/anniversary/anniversaryId`,
      message: 'is not the id of an anniversary',
    })
  requireNone(faults)
  return countriesOfVisit(visit, partnership?.thing.country)
}
