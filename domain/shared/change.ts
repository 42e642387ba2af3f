/** What a change looks like, and the stamps that it leaves on its thing. */
import type { ChangeType } from '../../contract/events'
import type { Change } from '../../contract/changes'
import type { Instant } from '../../contract/values/values'
import { differences } from './json'

/** When something is done, by whom, and the source of new ids: handed in, so that rules stay pure. */
export interface Moment {
  readonly now: Instant
  readonly actor: string
  /** A UUIDv7 (RFC 9562), greater than those before. */
  readonly newId: () => string
}

/** Who does what the registry does by itself. */
export const REGISTRY_ACTOR = 'golden-book'

/** The stamps that every thing carries. */
export interface Stamps {
  readonly version: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly createdBy?: string | undefined
  readonly updatedBy?: string | undefined
}

/** A thing after a change, with the change. */
export interface Changed<Thing> {
  readonly thing: Thing
  readonly change: Change<Thing>
}

interface Happening {
  readonly type: ChangeType
  readonly subject: string
  readonly reason?: string | undefined
}

/** Stamps a new thing, and makes its first change. */
export function created<Fields extends object>(
  happening: Happening,
  fields: Fields,
  moment: Moment,
): Changed<Fields & Stamps> {
  const { now, actor } = moment
  const stamps = { version: 1, createdAt: now, updatedAt: now, createdBy: actor, updatedBy: actor }
  const thing = { ...fields, ...stamps }
  return { thing, change: changeOf(happening, 1, thing, [''], moment) }
}

/** Stamps a thing's next version, and makes the change that leads to it. */
export function changed<Thing extends Stamps>(
  happening: Happening,
  before: Thing,
  after: Thing,
  moment: Moment,
): Changed<Thing> {
  const version = before.version + 1
  const thing = { ...after, version, updatedAt: moment.now, updatedBy: moment.actor }
  return { thing, change: changeOf(happening, version, thing, differencesOf(before, thing), moment) }
}

/** The change, or `undefined` where nothing differs: what changes nothing is not recorded. */
export const ifChanged = <Thing>(next: Changed<Thing>): Changed<Thing> | undefined =>
  next.change.changed.length > 0 ? next : undefined

/** A change of a thing that carries no stamps of its own, a book: its changes are counted by themselves. */
export function changeOf<Data>(
  { type, subject, reason }: Happening,
  sequence: number,
  data: Data,
  pointers: string[],
  { newId, now, actor }: Moment,
): Change<Data> {
  const why = reason === undefined ? {} : { reason }
  return { id: newId(), type, time: now, subject, sequence, actor, ...why, data, changed: pointers }
}

const STAMPED = new Set(['/version', '/updatedAt', '/updatedBy'])

/** Where a thing differs from before; its stamps differ always, which says nothing. */
export const differencesOf = (before: object, after: object): string[] =>
  differences(before, after).filter((pointer) => !STAMPED.has(pointer))
