/** The function of the anniversaries and their occurrences. */
import * as z from 'zod/mini'
import type { Anniversary } from '../../contract/anniversaries/schemas'
import * as routes from '../../contract/anniversaries/routes'
import { day } from '../../contract/values/values'
import { anniversaryView } from '../../domain/anniversaries/view'
import { recordAnniversary, updateAnniversary } from '../../domain/anniversaries/anniversary'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { occurrenceOf, returnsBetween, type Return } from '../../domain/anniversaries/occurrences'
import { listChanges, listThings, toPage } from '../things/lists'
import { handle, openRegistry } from '../things/registry'
import { serve } from '../http/serve'
import { readAt, readThing, unchanged, writtenReply } from '../things/things'
import { keyText } from '../table/cursor'
import { limitPage } from '../table/limit-page'
import { ANNIVERSARIES, anniversaryRecord, type ListSummary } from '../table/record'
import { thingItems } from '../table/write-items'

export const handlers = [
  handle(routes.recordAnniversary, async (request, { store }) =>
    writtenReply(
      await store.write(request, async (moment) => {
        const { thing, change } = recordAnniversary(request.body, moment)
        return { change, items: thingItems(anniversaryRecord(thing), change) }
      }),
      request,
      anniversaryView,
    ),
  ),

  handle(routes.listAnniversaries, (request, registry) =>
    listThings<Anniversary>(
      registry,
      { kind: 'anniversary', list: ANNIVERSARIES, view: anniversaryView },
      request,
      ({ thing }) => anniversaryRecord(thing),
    ),
  ),

  handle(routes.readAnniversary, async (request, { store }) => {
    const { params, query } = request
    return {
      body: await readAt<Anniversary>(
        store,
        anniversarySubject(params.anniversaryId),
        query.at,
        request,
        anniversaryView,
      ),
    }
  }),

  handle(routes.updateAnniversary, async (request, { store }) => {
    const subject = anniversarySubject(request.params.anniversaryId)
    const written = await store.write(request, async (moment) => {
      const { thing: before } = await readThing<Anniversary>(store, subject)
      request.requireVersion(before.version)
      const next = updateAnniversary(before, request.body, moment)
      if (!next) return unchanged(subject, before)
      const items = thingItems(anniversaryRecord(next.thing), next.change, anniversaryRecord(before))
      return { change: next.change, items }
    })
    return writtenReply(written, request, anniversaryView)
  }),

  handle(routes.listAnniversaryChanges, async (request, registry) => {
    const subject = anniversarySubject(request.params.anniversaryId)
    await readThing(registry.store, subject)
    return listChanges(registry, subject, request)
  }),

  handle(routes.listOccurrences, async ({ query }, { store, cursors }) => {
    const { limit, cursor, ...filters } = query
    const bound = { list: 'occurrences', ...filters }
    const after = cursor === undefined ? undefined : cursors.read(bound, cursor, placeIn(filters))
    const all = (await store.readAllSummaries(ANNIVERSARIES)).flatMap((listSummary) =>
      placesOf(listSummary, filters),
    )
    const places = all.filter((place) => !after || compare(place, after) > 0).toSorted(compare)
    const page = limitPage(places, limit, ({ units }) => units)
    const things = await store.readThings<Anniversary>(page.map(({ subject }) => subject))
    const items = page.flatMap(({ subject, on, ordinal, milestone }) => {
      const anniversary = things.get(subject)
      return anniversary ? [occurrenceOf(anniversary, { on, ordinal, milestone })] : []
    })
    const last = page.at(-1)
    const next = last && places.length > page.length ? { on: last.on, subject: last.subject } : undefined
    return { body: toPage(items, next, (place) => cursors.seal(bound, place)) }
  }),
]

export const handler = serve(openRegistry, handlers)

/** Where an occurrence stands among all: by day, then by anniversary. */
interface Place {
  readonly on: string
  readonly subject: string
}

/** A place as a cursor holds it, among the occurrences of these days. */
const placeIn = ({ from, to }: Pick<Wanted, 'from' | 'to'>) =>
  z.strictObject({ on: day, subject: keyText }).check(z.refine(({ on }) => from <= on && on <= to))

const compare = (a: Place, b: Place): number =>
  a.on === b.on ? (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0) : a.on < b.on ? -1 : 1

interface Wanted {
  readonly from: string
  readonly to: string
  readonly milestones: boolean
  readonly muted: boolean
}

/** The occurrences of one anniversary, from what its list knows of it. */
function placesOf(
  { subject, units, start, status, milestones }: ListSummary,
  { from, to, ...wanted }: Wanted,
): (Place & Return & Pick<ListSummary, 'units'>)[] {
  if (status === 'muted' && !wanted.muted) return []
  return [...returnsBetween({ originOn: start, milestones }, from, to)]
    .filter(({ milestone }) => milestone || !wanted.milestones)
    .map(({ on, ordinal, milestone }) => ({ on, ordinal, milestone, subject, units }))
}
