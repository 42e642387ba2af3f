import type { OfficeClass } from '../../../contract/people/schemas'

/** The classes of office to which the Golden Book is open; a test holds them to the contract. */
export const GOLDEN_BOOK_CLASSES: readonly OfficeClass[] = [
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
]
