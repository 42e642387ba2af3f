/** Recording and changing a thing: the decision, the comparison of versions, the write, and the reply. */
import type { Moment } from '../../domain/shared/change'
import type { View } from '../../domain/shared/view'
import type { Reply } from '../http/answer'
import type { Preconditions } from '../http/conditions'
import type { ComparingHandle, Reader } from '../http/serve'
import type { StoredThing } from '../table/record'
import { unchanged, type Unchanged, type Write, type Writing, type Written } from '../table/write'
import { find, type Kind, type ThingDeps } from './kind'
import { viewFor } from './read'

type WriteRequest = Writing & Reader
type ChangeRequest = WriteRequest & Preconditions

/** Handles the recording of a new thing. */
export const recordOne =
  <Request extends WriteRequest, Deps extends Pick<ThingDeps, 'store'>, Thing extends object>(
    view: View<Thing>,
    decide: (request: Request, deps: Deps, moment: Moment) => Promise<Write> | Write,
  ) =>
  async (request: Request, deps: Deps): Promise<Reply<Thing>> =>
    writtenReply(
      await deps.store.write(request, async (moment) => decide(request, deps, moment)),
      request,
      view,
    )

/** What a change starts from. */
export interface Before<Found> {
  readonly found: Found
  /** Compared with `If-Match`. */
  readonly version: number
}

/** Handles a change. The version is compared before each decision; on contention all of it runs again. */
export function changeWith<
  Request extends ChangeRequest,
  Deps extends Pick<ThingDeps, 'store'>,
  Found,
  Body extends object,
>(
  view: View<Body>,
  read: (request: Request, deps: Deps) => Promise<Before<Found>>,
  decide: (
    found: Found,
    request: Request,
    deps: Deps,
    moment: Moment,
  ) => Promise<Write | Unchanged> | Write | Unchanged,
): ComparingHandle<Request, Deps, Body> {
  const handle = async (request: Request, deps: Deps): Promise<Reply<Body>> => {
    const written = await deps.store.write(request, async (moment) => {
      const { found, version } = await read(request, deps)
      request.requireVersion(version)
      return decide(found, request, deps, moment)
    })
    return writtenReply(written, request, view)
  }
  return Object.assign(handle, { comparesVersion: true } as const)
}

/**
 * Handles a change of a thing of this kind. `decide` gives `undefined` if the request changes nothing: the reply is then
 * the thing as it is.
 */
export const changeOne = <
  Thing extends { readonly version: number },
  Params,
  Deps extends ThingDeps,
  Request extends ChangeRequest & { readonly params: Params },
>(
  kind: Kind<Thing, Params, Deps>,
  decide: (
    before: StoredThing<Thing>,
    request: Request,
    deps: Deps,
    moment: Moment,
  ) => Promise<Write | undefined> | Write | undefined,
): ComparingHandle<Request, Deps, Thing> =>
  changeWith<Request, Deps, StoredThing<Thing>, Thing>(
    kind.view,
    async (request, deps) => {
      const found = await find(kind, request, deps)
      return { found, version: found.thing.version }
    },
    async (before, request, deps, moment) =>
      (await decide(before, request, deps, moment)) ?? unchanged(before.listSummary.subject, before.thing),
  )

/** A change whose reply has further parts beside the thing, which are computed and not recorded. */
export const withParts = <Request, Deps, Thing extends object, Parts extends object>(
  change: ComparingHandle<Request, Deps, Thing>,
  partsOf: (thing: Thing, deps: Deps) => Promise<Parts>,
): ComparingHandle<Request, Deps, Thing & Parts> =>
  Object.assign(
    async (request: Request, deps: Deps) => {
      const reply = await change(request, deps)
      return { ...reply, body: { ...reply.body, ...(await partsOf(reply.body, deps)) } }
    },
    { comparesVersion: true } as const,
  )

/** The reply to a write: the thing as the caller sees it, with the warnings. */
export function writtenReply<Thing extends object>(
  { data, subject, warnings, replayed }: Written,
  reader: Pick<Reader, 'clearance'>,
  view: View<Thing>,
): Reply<Thing> {
  const thing = viewFor(reader, data as Thing, view)
  const body = warnings ? { ...thing, warnings } : thing
  return { body, subject, ...(replayed ? { replayed } : {}) }
}

/** Adds a secret to the reply, which shows it once: the reply to a repeated request is without it. */
export const shownOnce = <Thing extends object, Secret extends object>(
  { body, ...reply }: Reply<Thing>,
  secret: Secret,
): Reply<Thing & Partial<Secret>> => ({ ...reply, body: reply.replayed ? body : { ...body, ...secret } })
