/** The part of the registry that an import uses. */
import type * as z from 'zod/mini'
import type { Book, Entry, volumeInput } from '../../contract/books/schemas'
import type { EntryWarning } from '../../contract/books/warnings'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { PartnershipWarning } from '../../contract/partnerships/warnings'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import type { EntryBody } from '../mapping/entry-mapping'
import type { PartnershipBody } from '../mapping/partnership-mapping'
import type { ImportScope } from './required-scopes'
import type { VisitBody } from '../mapping/visit-mapping'

/** Every function throws `ApiProblem` when the registry refuses. */
export interface Registry {
  /** Throws CommandError unless the token has these scopes. */
  readonly requireScopes: (scopes: readonly ImportScope[]) => Promise<void>
  readonly partnerships: Records<PartnershipBody, Partnership>
  readonly visits: Records<VisitBody, Visit>
  readonly entriesOf: (book: string) => Records<EntryBody, Entry>
  readonly allPartnerships: () => Promise<PartnershipId[]>
  /** The pages of a book that hold an entry. */
  readonly filledPages: (book: string) => Promise<FilledPage[]>
  /** All books with their volumes. */
  readonly books: () => Promise<readonly Book[]>
  /** Opens a volume of a book unless the book's volumes have changed since it was read. Returns the book after it. */
  readonly openVolume: (book: Book, volume: z.input<typeof volumeInput>) => Promise<Book>
}

export interface Records<Body, Thing extends RecordedThing = RecordedThing> {
  /** The record with this external id, whatever its status. */
  readonly find: (externalId: string) => Promise<Recorded<Thing> | undefined>
  /** Records it. */
  readonly record: (body: Body) => Promise<Written<Thing>>
  /** The thing that the registry would record. */
  readonly preview: (body: Body) => Thing
}

/** A thing in the registry. */
export interface Recorded<Thing extends RecordedThing = RecordedThing> {
  readonly id: string
  readonly thing: Thing
}

export type Warning = PartnershipWarning | VisitWarning | EntryWarning

/** A thing that was recorded just now, with the registry's warnings about it. */
export interface Written<Thing extends RecordedThing = RecordedThing> extends Recorded<Thing> {
  readonly warnings: readonly Warning[]
}

/** What partnerships, visits and entries have in common. */
export interface RecordedThing {
  readonly status: string
  readonly origin: string
  readonly version: number
}

export type PartnershipId = Pick<Partnership, 'id' | 'externalId'>

/** A page, and the entry on it. */
export interface FilledPage {
  readonly volume: number
  readonly page: number
  readonly externalId?: string | undefined
}

/** The page of an entry, if it is known. */
export const pagesOf = ({
  volume,
  page,
  externalId,
}: Pick<Entry, 'volume' | 'page' | 'externalId'>): FilledPage[] =>
  volume === undefined || page === undefined ? [] : [{ volume, page, externalId }]
