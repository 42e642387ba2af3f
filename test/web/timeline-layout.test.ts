import { layOutTimeline, type Lane } from '../../web/pages/partnerships/timeline-layout'

const event = (lane: Lane, on: string) => ({ lane, on })

const HISTORY = [
  event('founding', '1989-11-17'),
  event('incoming', '2024-06'),
  event('outgoing', '2025-04-07'),
  event('jubilee', '2029-11-17'),
]

const TODAY = '2026-11-29'

describe('the picture of a partnership', () => {
  test('has a lane for each kind of event, in a fixed order, and none without events', () => {
    const { lanes } = layOutTimeline([...HISTORY].toReversed(), TODAY, 1000)
    expect(lanes.map(({ lane }) => lane)).toEqual(['founding', 'incoming', 'outgoing', 'jubilee'])
    const heights = lanes.map(({ y }) => y)
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
  })

  test('puts each event between the margins, in order of time', () => {
    const { lanes, axis, todayX } = layOutTimeline(HISTORY, TODAY, 1000)
    const places = lanes.map(({ marks }) => marks[0]?.x ?? 0)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(axis.left)
    expect(Math.max(...places)).toBeLessThanOrEqual(axis.right)
    expect(todayX).toBeLessThan(places[3] ?? 0)
  })

  test('puts a date of which the day is unknown in the middle of its month', () => {
    const xOf = (on: string) => {
      const { lanes } = layOutTimeline(
        [event('incoming', on), event('founding', '2020')],
        '2021-12-31',
        24_000,
      )
      return lanes[1]?.marks[0]?.x ?? 0
    }
    expect(xOf('2021-06-01')).toBeLessThan(xOf('2021-06'))
    expect(xOf('2021-06')).toBeLessThan(xOf('2021-06-30'))
  })

  test('draws events that are too near each other as one sign with all of them', () => {
    const near = [event('incoming', '2024-06-02'), event('incoming', '2024-06-01'), event('incoming', '1990')]
    const marks = layOutTimeline(near, TODAY, 600).lanes[0]?.marks ?? []
    expect(marks.map(({ events }) => events.map(({ on }) => on))).toEqual([
      ['1990'],
      ['2024-06-01', '2024-06-02'],
    ])
  })

  test.each([288, 700, 2400])('has the numbers of the years apart at %i pixels', (width) => {
    const { ticks } = layOutTimeline(HISTORY, TODAY, width)
    const gaps = ticks.slice(1).map(({ x }, index) => x - (ticks[index]?.x ?? 0))
    expect(ticks.length).toBeGreaterThan(2)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50)
  })

  test('shows today alone for a partnership without a date', () => {
    const { lanes, todayX, axis } = layOutTimeline([], TODAY, 300)
    expect(lanes).toEqual([])
    expect(todayX).toBeGreaterThanOrEqual(axis.left)
    expect(todayX).toBeLessThanOrEqual(axis.right)
  })
})
