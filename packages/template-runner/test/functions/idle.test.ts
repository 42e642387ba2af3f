import { type Idle, idleLimit, splitIdle } from '../../src/functions/idle'

/** Idle environments, named by a letter, that have waited for these times, in milliseconds before now. */
const now = 1_000_000_000
const idle = (waits: Record<string, number>): Idle<string>[] =>
  Object.entries(waits).map(([environment, wait]) => ({ environment, since: now - wait }))

const namesAfter = (waits: Record<string, number>, busy: number) => {
  const { ending, staying } = splitIdle(idle(waits), busy, now)
  return [ending, staying].map((part) => part.map(({ environment }) => environment).join(''))
}

describe('the idle environments of a function', () => {
  it.each([
    ['stay before the limit', { a: idleLimit - 1, b: 5 }, 0, ['', 'ab']],
    ['end at the limit, the longest idle first', { a: idleLimit + 7, b: idleLimit, c: 5 }, 0, ['ab', 'c']],
    ['end except one, which keeps the function warm', { a: 9 * idleLimit, b: 9 * idleLimit }, 0, ['a', 'b']],
    ['end all while another is busy', { a: idleLimit, b: idleLimit }, 1, ['ab', '']],
    ['are none', {}, 0, ['', '']],
  ])('%s', (_, waits, busy, expected) => {
    expect(namesAfter(waits, busy)).toEqual(expected)
  })
})
