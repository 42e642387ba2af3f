import { GOLDEN_BOOK_CLASSES as contractClasses } from '../../../contract/people/schemas'
import { GOLDEN_BOOK_CLASSES, isEligible } from '../../../web/pages/books/eligibility'

describe('who may sign the Golden Book', () => {
  test('is decided by the classes of office of the contract', () => {
    expect(GOLDEN_BOOK_CLASSES).toEqual(contractClasses)
  })

  test('does not depend on the office of a companion', () => {
    expect(isEligible({ role: 'principal', officeClass: 'head-of-state' })).toBe(true)
    expect(isEligible({ role: 'principal', officeClass: 'minister' })).toBe(false)
    expect(isEligible({ role: 'principal' })).toBe(false)
    expect(isEligible({ role: 'companion', officeClass: 'minister' })).toBe(true)
  })
})
