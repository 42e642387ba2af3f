/** What a notice is composed from, and the text that results. */
import type { Block, NoticeKind, NoticeLanguage } from '../../contract/notices/schemas'
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Entry } from '../../contract/books/schemas'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'

/**
 * The record of a visit. The texts in it may be hidden from the public; office fields and draft statements are in it too,
 * and the composition takes none of them.
 */
export interface VisitRecord {
  readonly visit: Visit
  readonly partnership?: Partnership | undefined
  /** The anniversary that the visit celebrates. */
  readonly anniversary?: Anniversary | undefined
  /** The entries of the visit that are not void, by book and number. */
  readonly entries: readonly Entry[]
}

/** What is composed. */
export interface Composition {
  readonly headline: string
  readonly blocks: readonly Block[]
}

export interface ComposeOptions {
  readonly kind: NoticeKind
  readonly language: NoticeLanguage
  /** The day of the notice at the office: "heute" stands only on the day of the visit. */
  readonly today: Day
  /**
   * The name of the office that issues notices, by language, with its article as it stands at the start of the lead:
   * `Das Presse- und Informationsamt des Landes Berlin`, `The Press and Information Office of the State of Berlin`.
   */
  readonly issuer: Readonly<Record<NoticeLanguage, string>>
  /** The office's time zone (IANA). */
  readonly officeZone: string
}
