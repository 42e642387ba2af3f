/** An archive as read from its files: what is to be recorded, and what could not be understood. */
import type { Fault } from '../contract/problems'
import type { ArchivedPartnership, ArchivedSigning, ArchivedVisit } from './archive-file'

export const KINDS = ['partnership', 'visit', 'signing'] as const
export type Kind = (typeof KINDS)[number]

/** Where something stands: the file as named on the command line and, unless it is about the whole file, the item. */
export interface Place {
  readonly file: string
  readonly kind?: Kind
  readonly id?: string
}

/** An item that was understood; `externalId` is `<prefix>/<id>`, by which it is found again. */
export interface Item<Content> {
  readonly place: Place
  readonly prefix: string
  readonly externalId: string
  readonly content: Content
}

/** Something that is not recorded, and why. `faults` point into the item, or into the body when the API found them. */
export interface Refused {
  readonly place: Place
  readonly title: string
  readonly detail: string
  readonly faults: readonly Fault[]
}

/** Something to know about what is recorded. */
export interface Remark {
  readonly place: Place
  readonly pointer: string
  readonly message: string
}

export interface Archive {
  readonly partnerships: Item<ArchivedPartnership>[]
  readonly visits: Item<ArchivedVisit>[]
  readonly signings: Item<ArchivedSigning>[]
  /** The external id of the visit that names a signing, by the external id of the signing. */
  readonly visitOfSigning: Map<string, string>
  /** The file in which an item was met, by `keyOf`: of everything that has an id, understood or not. */
  readonly met: Map<string, string>
  readonly refused: Refused[]
  readonly remarks: Remark[]
}

export const emptyArchive = (): Archive => ({
  partnerships: [],
  visits: [],
  signings: [],
  visitOfSigning: new Map(),
  met: new Map(),
  refused: [],
  remarks: [],
})

export const keyOf = (kind: Kind, externalId: string): string => `${kind} ${externalId}`
