import { startAhead } from '../../archive/start-ahead'

describe('startAhead', () => {
  test('yields each item with its result, in their order, while the results arrive in another', async () => {
    const resolvers: (() => void)[] = []
    const start = (item: number) =>
      new Promise<string>((resolve) => resolvers.push(() => resolve(`result ${item}`)))
    const received: [number, string][] = []
    for (const [item, result] of startAhead([1, 2, 3], 2, start)) {
      for (const resolve of resolvers.splice(0).toReversed()) resolve()
      received.push([item, await result])
    }
    expect(received).toEqual([1, 2, 3].map((item) => [item, `result ${item}`]))
  })

  test('starts no more items than the limit before their turn', () => {
    const started: number[] = []
    const starts = startAhead([1, 2, 3, 4, 5], 2, async (item) => started.push(item))
    expect(started).toEqual([])
    starts.next()
    expect(started).toEqual([1, 2, 3])
    starts.next()
    expect(started).toEqual([1, 2, 3, 4])
  })

  test('throws an error where its result is awaited, and starts nothing after the loop has ended', async () => {
    const started: number[] = []
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    const loop = async (): Promise<void> => {
      const fail = async (item: number) => {
        started.push(item)
        throw new Error(`item ${item}`)
      }
      for (const [, result] of startAhead([1, 2, 3, 4, 5], 2, fail)) await result
    }
    await expect(loop()).rejects.toThrow('item 1')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect([started, unhandled.mock.calls]).toEqual([[1, 2, 3], []])
  })
})
