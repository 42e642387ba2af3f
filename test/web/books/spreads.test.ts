import { spreadAt } from '../../../web/pages/books/spreads'

describe('the pages that lie open', () => {
  const pair = (page: number, capacity = 200) => spreadAt(page, { capacity, isSingle: false })
  const single = (page: number, capacity = 200) => spreadAt(page, { capacity, isSingle: true })

  test.each([56, 57])('are 56 and 57 around page %i', (page) => {
    expect(pair(page)).toEqual({ pages: [56, 57], before: 54, after: 58 })
  })

  test('have page 1 alone at the right, and the last even page alone at the left', () => {
    expect(pair(1)).toEqual({ pages: [1], before: undefined, after: 2 })
    expect(pair(2)).toEqual({ pages: [2, 3], before: 1, after: 4 })
    expect(pair(200)).toEqual({ pages: [200], before: 198, after: undefined })
    expect(pair(199, 199)).toEqual({ pages: [198, 199], before: 196, after: undefined })
  })

  test.each([
    [0, [1]],
    [-4, [1]],
    [201, [200]],
    [Number.NaN, [1]],
    [57.9, [56, 57]],
  ])('are the nearest ones of the volume for page %d', (page, pages) => {
    expect(pair(page).pages).toEqual(pages)
  })

  test('are one at a time on a phone', () => {
    expect(single(1)).toEqual({ pages: [1], before: undefined, after: 2 })
    expect(single(57)).toEqual({ pages: [57], before: 56, after: 58 })
    expect(single(200)).toEqual({ pages: [200], before: 199, after: undefined })
  })

  test('reach every page of a volume once by turning on, and back', () => {
    for (const capacity of [1, 2, 3, 10, 11])
      for (const isSingle of [true, false]) {
        const walk = (from: number, step: 'before' | 'after'): number[] => {
          const spread = spreadAt(from, { capacity, isSingle })
          const next = spread[step]
          const pages = step === 'after' ? spread.pages : spread.pages.toReversed()
          return next === undefined ? [...pages] : [...pages, ...walk(next, step)]
        }
        const all = Array.from({ length: capacity }, (_, index) => index + 1)
        expect(walk(1, 'after')).toEqual(all)
        expect(walk(capacity, 'before')).toEqual(all.toReversed())
      }
  })
})
