/** An archive as read from its files, and what has become of it when it was imported. */
import type { Fault } from '../contract/problems'
import type { ArchivedPartnership, ArchivedSigning, ArchivedVisit } from './archive-file'

export const KINDS = ['partnership', 'visit', 'signing'] as const
export type Kind = (typeof KINDS)[number]

/** Where something stands: the file as named on the command line and, unless it is about the whole file, the item. */
export interface SourceLocation {
  readonly file: string
  readonly kind?: Kind
  readonly id?: string
}

/** An item that was understood; `externalId` is `<prefix>/<id>`, by which it is found again. */
export interface Item<Content> {
  readonly place: Required<SourceLocation>
  readonly prefix: string
  readonly externalId: string
  readonly content: Content
}

/** Something that is not recorded, and why. `faults` point into the item, or into the body when the API found them. */
export interface Refused {
  readonly place: SourceLocation
  readonly title: string
  readonly detail: string
  readonly faults: readonly Fault[]
}

/** Something to know about what is recorded. */
export interface Remark extends Fault {
  readonly place: SourceLocation
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

/** What has become of an archive's items, in the order of kinds and files. */
export interface Imported {
  readonly recorded: readonly SourceLocation[]
  /** Recorded before, and left as it is. */
  readonly found: readonly SourceLocation[]
  readonly refused: readonly Refused[]
  readonly remarks: readonly Remark[]
  /** Why the import ended before it was through; then some items are in none of the lists. */
  readonly stopped?: string
}

export const keyOf = (kind: Kind, externalId: string): string => `${kind} ${externalId}`
