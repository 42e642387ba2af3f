import { progressOn } from '../../cli/progress'

function written(isTTY: boolean, use: (update: (line: string) => void, pass: (ms: number) => void) => void) {
  let text = ''
  let now = 5000
  const { update, end } = progressOn({ isTTY, write: (more) => (text += more) }, () => now)
  use(update, (ms) => (now += ms))
  end()
  return text
}

test('overwrites one line on a terminal and clears it at the end', () => {
  expect(
    written(true, (update) => {
      update('1 of 2')
      update('2 of 2')
    }),
  ).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[K')
})

test('writes at most one line a second to a log, and the last line', () => {
  expect(
    written(false, (update, pass) => {
      update('1 of 4')
      update('2 of 4')
      pass(1000)
      update('3 of 4')
      update('4 of 4')
    }),
  ).toBe('1 of 4\n3 of 4\n4 of 4\n')
})
