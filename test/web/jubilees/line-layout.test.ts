import { layOutLine } from '../../../web/pages/jubilees/line-layout'

const LINE = { from: '2026-11-29', to: '2036-11-29', width: 1000 }
const item = (on: string, milestone: boolean, words = '35 Istanbul') => ({ on, milestone, words })
const wordsOf = ({ words }: { readonly words: string }) => words

describe('the line of the jubilees', () => {
  test('has milestones above it and the others on it', () => {
    const { flags, dots, axisY } = layOutLine(
      [item('2027-11-17', false), item('2029-11-17', true)],
      wordsOf,
      LINE,
    )
    expect(dots.map(({ item: { on } }) => on)).toEqual(['2027-11-17'])
    expect(flags.map(({ item: { on } }) => on)).toEqual(['2029-11-17'])
    expect(flags[0]?.y).toBeLessThan(axisY)
  })

  test.each([true, false])(
    'has those whose day is unknown on the part of their year that it shows: milestones %s',
    (milestone) => {
      const { flags, dots, axis } = layOutLine(
        ['2026', '2026-11', '2029', '2029-07', '2036'].map((on) => item(on, milestone)),
        wordsOf,
        { ...LINE, to: '2036-03-01' },
      )
      const xOf = (on: string) =>
        [...flags, ...dots].find(({ item: each }) => each.on === on)?.x ?? Number.NaN
      expect([xOf('2026'), xOf('2026-11'), xOf('2036')]).toEqual([axis.left, axis.left, axis.right])
      expect(xOf('2029')).toBeGreaterThan(axis.left)
      expect(xOf('2029')).toBeLessThan(xOf('2029-07'))
      expect(xOf('2029-07')).toBeLessThan(axis.right)
    },
  )

  test.each([288, 1000, 2400])('lets no two words touch at %i pixels', (width) => {
    const months = Array.from({ length: 60 }, (_, index) =>
      item(`${2027 + Math.floor(index / 7)}-${String((index % 7) + 3).padStart(2, '0')}-17`, true),
    )
    const { flags, axisY, height } = layOutLine(months, wordsOf, { ...LINE, width })
    for (const [index, a] of flags.entries()) {
      expect(a.y).toBeGreaterThan(0)
      expect(a.y).toBeLessThan(axisY)
      for (const b of flags.slice(index + 1).filter(({ y }) => y === a.y)) {
        const room = a.isLeft || b.isLeft ? 0 : a.words.length * 7
        expect(Math.abs(a.x - b.x)).toBeGreaterThan(room)
      }
    }
    expect(height).toBeGreaterThan(axisY)
  })

  test('uses one row where there is room, and the row above where there is none', () => {
    const yOf = (days: readonly string[]) =>
      layOutLine(
        days.map((on) => item(on, true)),
        wordsOf,
        LINE,
      ).flags.map(({ y }) => y)
    const [far, alsoFar] = yOf(['2028-01-01', '2032-01-01'])
    expect(far).toBe(alsoFar)
    const [near, above] = yOf(['2028-01-01', '2028-02-01'])
    expect(above).toBeLessThan(near ?? 0)
  })

  test('turns words to the left that would leave the picture, and cuts long ones', () => {
    const { flags } = layOutLine([item('2036-10-01', true, `100 ${'a'.repeat(90)}`)], wordsOf, LINE)
    expect(flags[0]?.isLeft).toBe(true)
    expect(flags[0]?.words).toMatch(/^100 a+…$/)
    expect(flags[0]?.words.length).toBeLessThan(70)
  })
})
