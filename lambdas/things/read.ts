/** Reading one thing: as it is, or as one of its changes left it. */
import { notFound } from '../../domain/shared/refusal'
import { viewOf, type View } from '../../domain/shared/view'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'
import { find, type Kind, type OneThing, type ThingDeps } from './kind'

interface VersionQuery {
  /** The sequence of a change. */
  readonly at?: number | undefined
}

/** Handles the reading of a thing by its id. */
export const readOne =
  <Thing extends object, Params, Deps extends ThingDeps>(kind: Kind<Thing, Params, Deps>) =>
  async (request: OneThing<Params> & { readonly query: VersionQuery }, deps: Deps): Promise<Reply<Thing>> => {
    const { at } = request.query
    if (at === undefined)
      return { body: viewFor(request, (await find(kind, request, deps)).thing, kind.view) }
    if (kind.isKnownTo) await find(kind, request, deps)
    return { body: await readVersion<Thing>(deps, kind.subjectOf(request.params, deps), at, request) }
  }

/** The thing as the change of this sequence left it; throws `not-found`, also for readers below `internal`. */
export async function readVersion<Thing>(
  { store }: Pick<ThingDeps, 'store'>,
  subject: string,
  sequence: number,
  reader: Pick<Reader, 'clearance'>,
): Promise<Thing> {
  requireInternal(reader)
  const change = await store.readChange<Thing>(subject, sequence)
  if (!change) throw notFound()
  return change.data
}

/** The thing as the reader sees it; throws `not-found` if the thing is hidden from the reader. */
export function viewFor<Thing extends object>(
  { clearance }: Pick<Reader, 'clearance'>,
  thing: Thing,
  view: View<Thing>,
): Thing {
  const visible = viewOf(view, thing, clearance)
  if (!visible) throw notFound()
  return visible
}

/** Throws `not-found` for readers below `internal`: histories and people would reveal hidden things. */
export function requireInternal({ clearance }: Pick<Reader, 'clearance'>): void {
  if (clearance !== 'internal') throw notFound()
}
