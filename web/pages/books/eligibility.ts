/** Who may sign the Golden Book, as the API decides it. */
import type { OfficeClass } from '../../../contract/people/schemas'

/** The classes of office to which the Golden Book is open: a copy of the contract's, which a test holds equal. */
export const GOLDEN_BOOK_CLASSES = [
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
] as const satisfies readonly OfficeClass[]

const ELIGIBLE: ReadonlySet<OfficeClass> = new Set(GOLDEN_BOOK_CLASSES)

export type Role = 'principal' | 'companion'

interface Candidate {
  readonly role: Role
  readonly officeClass?: OfficeClass | undefined
}

/** Whether a person may sign a reserved book without an exception. Companions come with a principal. */
export const isEligible = ({ role, officeClass = 'other' }: Candidate): boolean =>
  role === 'companion' || ELIGIBLE.has(officeClass)
