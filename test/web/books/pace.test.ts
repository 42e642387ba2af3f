import { paceOf } from '../../../web/pages/books/pace'

describe('the pace of a volume', () => {
  const today = '2026-11-17'
  const monthly = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)

  test('is the signings since the first one, and tells the year of the last page', () => {
    expect(paceOf({ signedOn: monthly, today, pagesLeft: 100 })).toEqual({ perYear: 11, fullOn: '2035' })
  })

  test('tells the month of a last page that is near', () => {
    expect(paceOf({ signedOn: monthly, today, pagesLeft: 5 })).toEqual({ perYear: 11, fullOn: '2027-04' })
  })

  test('does not depend on the order of the signings', () => {
    const options = { today, pagesLeft: 100 }
    expect(paceOf({ signedOn: monthly.toReversed(), ...options })).toEqual(
      paceOf({ signedOn: monthly, ...options }),
    )
  })

  test('is not told of fewer than ten signings, or of fewer than 30 days', () => {
    expect(paceOf({ signedOn: monthly.slice(1), today, pagesLeft: 100 })).toBeUndefined()
    expect(paceOf({ signedOn: monthly.map(() => '2026-11-01'), today, pagesLeft: 100 })).toBeUndefined()
    expect(paceOf({ signedOn: [], today, pagesLeft: 100 })).toBeUndefined()
  })

  test('is not told where the last page is filled after the calendar ends', () => {
    const signedOn = monthly.map(() => '0001')
    expect(paceOf({ signedOn, today, pagesLeft: 9999 })).toBeUndefined()
  })
})
