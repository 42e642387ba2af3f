import { httpUrlOf, portOf, wholeNumberOf } from '../../cli/options'

test.each(['0', '3000', '65535'])('accepts the port %s', (text) => {
  expect(portOf('port', text)).toBe(Number(text))
})

test.each(['', 'three', '-1', '65536', '3000.5', '1e3', ' 80'])('rejects the port %j', (text) => {
  expect(() => portOf('port', text)).toThrow(`"${text}" is not a port: give --port a number from 1 to 65535`)
})

test.each(['http://127.0.0.1:8000', 'https://registry.example/'])('accepts the address %s', (text) => {
  expect(httpUrlOf('url', text, 'http://x')).toBe(text)
})

test.each(['', 'here', '127.0.0.1:8000', 'ftp://x', 'http://'])('rejects the address %j', (text) => {
  expect(() => httpUrlOf('url', text, 'http://127.0.0.1:3000')).toThrow(
    `"${text}" is not an HTTP address: give --url one such as http://127.0.0.1:3000.`,
  )
})

describe('a whole number', () => {
  const runs = { min: 1, max: 9, example: 3 }

  test.each(['1', '9'])('may be %s', (text) => expect(wholeNumberOf('runs', text, runs)).toBe(Number(text)))

  test.each(['', '0', '10', '-1', '2.5', 'two', '1e0'])('may not be %j', (text) => {
    expect(() => wholeNumberOf('runs', text, runs)).toThrow(
      `"${text}" is not a whole number from 1 to 9: give --runs one such as 3.`,
    )
  })
})
