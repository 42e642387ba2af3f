import { oneTimePassword } from './one-time-password'

/** `12345678901234567890` in base32, the secret of the test vectors. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('at second %i is %s (RFC 6238, appendix B)', (seconds, password) => {
  expect(oneTimePassword(SECRET, seconds * 1000)).toBe(password)
})
