import type { FormFields } from '../../forms/fields-of'
import type { Suggestions } from './suggestions'
import type { VisitValues } from './visit-values'

/** What the fields of a visit are given. */
export interface VisitFieldsProps extends FormFields<VisitValues> {
  readonly suggestions: Suggestions
  /** Whether the visit comes from an archive, which may not know the class of an office. @default false */
  readonly isArchive?: boolean
  /** Whether the visit is over, and has an outcome. @default false */
  readonly isOver?: boolean
}
