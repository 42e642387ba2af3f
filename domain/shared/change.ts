/** Makes changes, and stamps their things. */
import type { ChangeType } from '../../contract/events'
import type { Change } from '../../contract/changes'
import type { Instant } from '../../contract/values/dates'
import { differences } from './json'

/** The caller who makes a change. */
export interface Author {
  /** The `sub` of the caller's token. */
  readonly actor: string
  /** The caller's name, if the caller is a person. */
  readonly actorName?: string | undefined
}

/** The time and the author of a write, and the source of new ids. Passed in, so that rules stay pure. */
export interface Moment extends Author {
  readonly now: Instant
  /** Returns a UUIDv7 (RFC 9562) that is greater than the previous one. */
  readonly newId: () => string
}

/** The actor of changes that the registry makes by itself. */
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

interface ChangeHeader {
  readonly type: ChangeType
  readonly subject: string
  readonly reason?: string | undefined
}

/** A new thing with its stamps, and its first change. */
export function created<Fields extends object>(
  header: ChangeHeader,
  fields: Fields,
  moment: Moment,
): Changed<Fields & Stamps> {
  const { now, actor } = moment
  const stamps = { version: 1, createdAt: now, updatedAt: now, createdBy: actor, updatedBy: actor }
  const thing = { ...fields, ...stamps }
  return { thing, change: changeOf(header, 1, thing, [''], moment) }
}

/** The next version of a thing with its stamps, and its change. */
export function changed<Thing extends Stamps>(
  header: ChangeHeader,
  before: Thing,
  after: Thing,
  moment: Moment,
): Changed<Thing> {
  const version = before.version + 1
  const thing = { ...after, version, updatedAt: moment.now, updatedBy: moment.actor }
  return { thing, change: changeOf(header, version, thing, differencesOf(before, thing), moment) }
}

/** The change; `undefined` if the thing does not differ from before, since such a change is not recorded. */
export const ifChanged = <Thing>(next: Changed<Thing>): Changed<Thing> | undefined =>
  next.change.changed.length > 0 ? next : undefined

/** A change of a thing without stamps, such as a book, which counts its changes itself. */
export function changeOf<Data>(
  { type, subject, reason }: ChangeHeader,
  sequence: number,
  data: Data,
  pointers: string[],
  { newId, now, actor, actorName }: Moment,
): Change<Data> {
  const by = actorName === undefined ? { actor } : { actor, actorName }
  const why = reason === undefined ? {} : { reason }
  return { id: newId(), type, time: now, subject, sequence, ...by, ...why, data, changed: pointers }
}

/** The stamps that differ after every change. */
const STAMPS = new Set(['/version', '/updatedAt', '/updatedBy'])

/** The JSON pointers at which a thing differs from before, without its stamps. */
export const differencesOf = (before: object, after: object): string[] =>
  differences(before, after).filter((pointer) => !STAMPS.has(pointer))
