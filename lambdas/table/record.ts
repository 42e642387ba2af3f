/** The record of a thing: its own item, its places in lists, its people, and its external id. */
import type { Clearance } from '../../contract/things'
import type { PartialDate } from '../../contract/values/dates'
import type { Country } from '../../contract/values/values'
import { listPk } from './keys'

/** The fields of a thing that its lists hold beside it: enough to filter a list without reading its things. */
export interface ListSummary {
  readonly subject: string
  /** The thing's size in units of 4 KB, in which DynamoDB reads. */
  readonly units: number
  /** Empty if it is unknown: such a thing sorts before all dates, and lies in no range of days. */
  readonly start: PartialDate
  readonly end?: PartialDate | undefined
  readonly status: string
  readonly kind?: string
  readonly direction?: string
  readonly partnershipId?: string | undefined
  readonly visitId?: string | undefined
  /** Of things that can be hidden; other things are public. */
  readonly visibility?: Clearance | undefined
  readonly countries: readonly Country[]
  /** Of an anniversary, whose `start` is its origin. */
  readonly milestones?: readonly number[] | undefined
}

/** A stored thing with its list summary. */
export interface StoredThing<Thing> {
  readonly thing: Thing
  readonly listSummary: ListSummary
}

export interface ThingRecord<Thing = object> extends StoredThing<Thing> {
  /** External ids are unique among the things of one kind. */
  readonly kind: string
  /** The list of things of its kind, and its sort key in every list. */
  readonly list: string
  readonly sort: string
  /** The keys of the parts of the list that it is in. */
  readonly parts: readonly string[]
  /** The roles of people on it, by `personId`. */
  readonly people: ReadonlyMap<string, readonly string[]>
  readonly externalId?: string | undefined
  /** Seconds since 1970, from which DynamoDB may delete the items. */
  readonly expiresAt?: number | undefined
}

const KILOBYTE = 1024
export const bytesOf = (thing: object): number => Buffer.byteLength(JSON.stringify(thing))
export const unitsOf = (thing: object): number => Math.ceil(bytesOf(thing) / (4 * KILOBYTE))

/** The keys of the parts of a list in which a field has one of these values. */
export const partsBy = (list: string, field: string, values: readonly (string | undefined)[]): string[] =>
  values.flatMap((value) => (value === undefined ? [] : [listPk(list, [field, value])]))
