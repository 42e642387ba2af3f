import { GOLDEN_BOOK_CLASSES } from '../../contract/people/schemas'
import { GOLDEN_BOOK_CLASSES as EXPLAINED } from '../../web/pages/books/eligibility'

test('the guide opens the Golden Book to the classes of office of the contract', () => {
  expect(EXPLAINED).toEqual(GOLDEN_BOOK_CLASSES)
})
