/** A kind of thing, as the protocols in this folder use it: reading, changing, listing and the history of a thing. */
import { notFound } from '../../domain/shared/refusal'
import type { View } from '../../domain/shared/view'
import type { Reader } from '../http/serve'
import type { Cursors } from '../table/cursor'
import type { StoredThing, ThingRecord } from '../table/record'
import type { Store } from '../table/store'

/** The dependencies of the protocols. */
export interface ThingDeps {
  readonly store: Store
  readonly cursors: Cursors
}

export interface Kind<Thing extends object, Params, Deps extends ThingDeps> {
  /** External ids are unique among the things of one name. */
  readonly name: string
  /** The subject of a thing by the parameters of its path, below `/v1`. Throws `not-found`. */
  readonly subjectOf: (params: Params, deps: Deps) => string
  /** The view decides which parts of the thing a reader sees. */
  readonly view: View<Thing>
  /** The record of a stored thing, with its list summary recomputed. */
  readonly recordOf: (kept: StoredThing<Thing>, deps: Deps) => ThingRecord<Thing>
  /** Whether the caller may know that the thing exists at this path. @default every caller may */
  readonly isKnownTo?: (thing: Thing, reader: Reader, deps: Deps, params: Params) => boolean
}

/** A request about one thing. */
export interface OneThing<Params> extends Reader {
  readonly params: Params
}

/** The stored thing; throws `not-found`. */
export async function find<Thing extends object, Params, Deps extends ThingDeps>(
  { subjectOf, isKnownTo = () => true }: Kind<Thing, Params, Deps>,
  { params, ...reader }: OneThing<Params>,
  deps: Deps,
): Promise<StoredThing<Thing>> {
  const kept = await deps.store.read<Thing>(subjectOf(params, deps))
  if (!kept || !isKnownTo(kept.thing, reader, deps, params)) throw notFound()
  return kept
}

/** Whether the caller owns a thing, or is an administrator. */
export const isOwn = ({ actor, isAdministrator }: Reader, owner: string | undefined): boolean =>
  isAdministrator || owner === actor
