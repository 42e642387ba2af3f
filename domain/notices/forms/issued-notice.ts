/** What the forms of a notice are written from. */
import type { Block, Notice, NoticeLanguage } from '../../../contract/notices/schemas'
import type { Instant } from '../../../contract/values/dates'

/** The words of an issued notice. The type has no office field, so that no form can contain one. */
export interface IssuedNotice extends Pick<
  Notice,
  'id' | 'language' | 'headline' | 'contacts' | 'version' | 'issuedAt' | 'updatedAt' | 'correction'
> {
  readonly blocks: readonly IssuedBlock[]
}

export type IssuedBlock = Pick<Block, 'part' | 'heading' | 'text' | 'language'>

export interface FormOptions {
  /** The name of the office that issues notices, by language. */
  readonly issuer: Readonly<Record<NoticeLanguage, string>>
  /** The origin of the API, `https://api.example`. */
  readonly origin: string
  /** The office's time zone (IANA). */
  readonly officeZone: string
}

/** The address at which everybody can read the notice. */
export const openAddressOf = ({ id }: Pick<IssuedNotice, 'id'>, { origin }: Pick<FormOptions, 'origin'>) =>
  `${origin}/v1/notices/${id}`

export const publicationOf = ({ issuedAt, updatedAt }: IssuedNotice): Instant => issuedAt ?? updatedAt

/** When the words were corrected last; undefined if they are those of the first issue. */
export const correctionTimeOf = ({ correction, updatedAt }: IssuedNotice): Instant | undefined =>
  correction === undefined ? undefined : updatedAt
