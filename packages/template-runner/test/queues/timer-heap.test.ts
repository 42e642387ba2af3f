import { TimerHeap } from '../../src/queues/timer-heap'

/** Numbers from 0 to 96 in an order that is the same at each call. */
const times = Array.from({ length: 97 }, (_, index) => (index * 31) % 97)

/** Every item with its time, removed from the heap one after the other. */
function drain(heap: TimerHeap<string>): [time: number, item: string][] {
  const drained: [number, string][] = []
  for (let first = heap.first; first; first = heap.first) {
    drained.push([first.at, first.item])
    heap.delete(first.item)
  }
  return drained
}

describe('a timer heap', () => {
  it('has the earliest item first', () => {
    const heap = new TimerHeap<string>()
    for (const at of times) heap.add(at, `item ${at}`)
    expect(heap.size).toBe(97)
    expect(drain(heap)).toEqual(Array.from({ length: 97 }, (_, at) => [at, `item ${at}`]))
    expect(heap.size).toBe(0)
  })

  it.each([2, 3, 7])('keeps its order, and nothing of the items, when one of %d items is deleted', (step) => {
    const heap = new TimerHeap<string>()
    for (const at of times) heap.add(at, `item ${at}`)
    const deleted = times.filter((at) => at % step === 0)
    for (const at of deleted) expect(heap.delete(`item ${at}`)).toBe(true)
    expect(heap.size).toBe(97 - deleted.length)
    expect(heap.delete('item 0')).toBe(false)
    const left = times.filter((at) => at % step !== 0).toSorted((one, other) => one - other)
    expect(drain(heap)).toEqual(left.map((at) => [at, `item ${at}`]))
  })
})
