/** The function of the partnerships. */
import * as routes from '../contract/partnership-routes'
import type { Partnership } from '../contract/partnerships'
import type { Changed, Moment } from '../domain/change'
import {
  partnershipSubject,
  recordPartnership,
  stepPartnership,
  updatePartnership,
} from '../domain/partnership'
import { listChanges, listThings } from './runtime/lists'
import { handle, openRegistry, type Registry } from './runtime/registry'
import { serve, type Reply, type Request } from './runtime/serve'
import { readThing, unchanged, writtenReply } from './runtime/things'
import { partnershipRecord, PARTNERSHIPS } from './store/record'
import type { Write } from './store/write'
import { thingItems } from './store/write-items'

export const handler = serve(openRegistry, [
  handle(routes.recordPartnership, async (request, { store }) =>
    writtenReply(
      await store.write(request, async (moment) => writeOf(recordPartnership(request.body, moment))),
    ),
  ),

  handle(routes.listPartnerships, ({ query }, { store }) =>
    listThings<Partnership>(store, { kind: 'partnership', list: PARTNERSHIPS }, query, ({ thing }) =>
      partnershipRecord(thing),
    ),
  ),

  handle(routes.readPartnership, async ({ params }, { store }) => ({
    body: (await readThing<Partnership>(store, partnershipSubject(params.partnershipId))).thing,
  })),

  handle(routes.updatePartnership, (request, registry) =>
    changePartnership(request, registry, (before, moment) => updatePartnership(before, request.body, moment)),
  ),

  handle(routes.stepPartnership, (request, registry) =>
    changePartnership(request, registry, (before, moment) => stepPartnership(before, request.body, moment)),
  ),

  handle(routes.listPartnershipChanges, async ({ params, query }, { store }) => {
    const subject = partnershipSubject(params.partnershipId)
    await readThing(store, subject)
    return listChanges(store, subject, query)
  }),
])

type OnePartnership = Pick<
  Request<typeof routes.stepPartnership>,
  'params' | 'requireVersion' | 'actor' | 'receipt'
>

/** Changes a partnership of which the caller has read the last version. */
async function changePartnership(
  request: OnePartnership,
  { store }: Registry,
  decide: (before: Partnership, moment: Moment) => Changed<Partnership> | undefined,
): Promise<Reply<Partnership>> {
  const subject = partnershipSubject(request.params.partnershipId)
  const written = await store.write(request, async (moment) => {
    const { thing: before } = await readThing<Partnership>(store, subject)
    request.requireVersion(before.version)
    const next = decide(before, moment)
    return next ? writeOf(next, before) : unchanged(subject, before)
  })
  return writtenReply(written)
}

const writeOf = ({ thing, change }: Changed<Partnership>, before?: Partnership): Write => ({
  change,
  items: thingItems(partnershipRecord(thing), change, before && partnershipRecord(before)),
})
