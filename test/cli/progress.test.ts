import { progressOn } from '../../cli/progress'

function written(
  isTTY: boolean,
  tellThrough: (tell: (line: string) => void, pass: (ms: number) => void) => void,
) {
  let text = ''
  let now = 5000
  const { tell, end } = progressOn({ isTTY, write: (more) => (text += more) }, () => now)
  tellThrough(tell, (ms) => (now += ms))
  end()
  return text
}

test('on a terminal one line is written anew, and cleared at the end', () => {
  expect(
    written(true, (tell) => {
      tell('1 of 2')
      tell('2 of 2')
    }),
  ).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[K')
})

test('in a log a line a second is written, and the last word', () => {
  expect(
    written(false, (tell, pass) => {
      tell('1 of 4')
      tell('2 of 4')
      pass(1000)
      tell('3 of 4')
      tell('4 of 4')
    }),
  ).toBe('1 of 4\n3 of 4\n4 of 4\n')
})
