/** An archive as read from its files, and the result of its import. */
import type { Fault } from '../contract/problems'
import type { ArchivedPartnership, ArchivedSigning, ArchivedVisit, VolumeInUse } from './files/archive-file'

export const KINDS = ['partnership', 'visit', 'signing'] as const
export type Kind = (typeof KINDS)[number]

/** A file as named on the command line and, unless the whole file is meant, an item in it. */
export interface SourceLocation {
  readonly file: string
  readonly kind?: Kind
  readonly id?: string
}

/** A valid item. `externalId` is `<prefix>/<id>`; a later import finds the record by it. */
export interface Item<Content> {
  readonly place: Required<SourceLocation>
  readonly prefix: string
  readonly externalId: string
  readonly content: Content
  /** The item as the file has it, without unknown values. */
  readonly given: unknown
}

/** A fault of an item: `pointer` is the field in the file, `apiPointer` that of the API where it has another. */
export interface ItemFault extends Fault {
  readonly apiPointer?: string
}

/** A refused item or file. */
export interface Refused {
  readonly place: SourceLocation
  readonly title: string
  readonly detail: string
  readonly faults: readonly ItemFault[]
}

/** An item that was recorded earlier, and whose record differs from the file. */
export interface Differing {
  readonly place: SourceLocation
  /** What has become of the record since it was recorded. */
  readonly history?: string | undefined
  readonly differences: readonly ItemFault[]
}

/** A remark on an item; the item is recorded all the same. */
export interface Remark extends ItemFault {
  readonly place: SourceLocation
  /** The other records and people that a warning of the registry names. */
  readonly about?: string
}

/** A volume in use, and the file or the option that states it. */
export interface StatedVolume extends VolumeInUse {
  readonly place: SourceLocation
}

/** What has become of the volume in use of a book. */
export type VolumeResult =
  /** The import has opened the volume; `assumed` lists what nobody has stated. */
  | {
      readonly book: string
      readonly state: 'opened'
      readonly volume: number
      readonly capacity: number
      readonly nextPage: number
      readonly assumed: readonly string[]
    }
  /** The volume in use is open already, or a later one is. `differences` say how it differs from the stated one. */
  | {
      readonly book: string
      readonly state: 'open'
      readonly volume: number
      readonly differences: readonly string[]
    }
  /** Nobody has stated the volume in use, and the archive has volumes above the open one. */
  | { readonly book: string; readonly state: 'unstated'; readonly open: number; readonly highest: number }

export interface Archive {
  readonly partnerships: Item<ArchivedPartnership>[]
  readonly visits: Item<ArchivedVisit>[]
  readonly signings: Item<ArchivedSigning>[]
  /** The external id of the visit that names a signing, by the external id of the signing. */
  readonly visitOfSigning: Map<string, string>
  /** The volumes that the files say are in use, by book. */
  readonly volumesInUse: Map<string, StatedVolume>
  /** The file of each item that has an id, valid or not, by `keyOf`. */
  readonly fileOf: Map<string, string>
  readonly refused: Refused[]
  readonly remarks: Remark[]
}

/** The result of an import: its items in the order of kinds and files. */
export interface ImportResult {
  readonly recorded: readonly SourceLocation[]
  /** Recorded earlier, as in the file. */
  readonly unchanged: readonly SourceLocation[]
  /** Recorded earlier, and otherwise than in the file. An import changes no record. */
  readonly differing: readonly Differing[]
  readonly refused: readonly Refused[]
  readonly remarks: readonly Remark[]
  /** The books whose volume in use was stated, or must be. */
  readonly volumes: readonly VolumeResult[]
  /** Why the import stopped early; some items are then in none of the lists. */
  readonly stopped?: string
  /** Whether the registry has let the import begin. Nothing is recorded before. */
  readonly hasBegun: boolean
}

export const keyOf = (kind: Kind, externalId: string): string => `${kind} ${externalId}`
