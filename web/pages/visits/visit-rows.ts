/** The rows of a visit's lists as its form holds them. */
import { NO_DATE, type DateInput } from '../../forms/date-input'

export interface ProgrammeInput {
  readonly on: DateInput
  /** `10:00`. */
  readonly time: string
  readonly what: string
  readonly where: string
  /** Empty for that of the visit. */
  readonly visibility: string
}

export interface StatementInput {
  readonly speaker: string
  readonly text: string
  readonly language: string
  readonly status: string
}

export interface ContactInput {
  readonly name: string
  readonly function: string
  readonly telephone: string
  readonly mail: string
}

export const NO_ITEM: ProgrammeInput = { on: NO_DATE, time: '', what: '', where: '', visibility: '' }
export const NO_STATEMENT: StatementInput = { speaker: '', text: '', language: 'de', status: 'draft' }
export const NO_CONTACT: ContactInput = { name: '', function: '', telephone: '', mail: '' }
