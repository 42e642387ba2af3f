import type { Book, Entry } from '../../contract/books/schemas'
import { defineView } from '../shared/view'

/** The counts include entries that the reader may not see. */
export const bookView = defineView<Book>({ officeFields: ['entries', 'nextPage', 'pagesLeft'] })

/** `override` holds nothing but the reason for an exception. An entry belongs to the partnership of its visit. */
export const entryView = defineView<Entry>({
  officeFields: ['notes', 'statusReason', 'override'],
  partnershipOf: ({ visitId }) => ({ ofVisit: visitId }),
})
