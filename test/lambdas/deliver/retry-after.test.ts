import { retryAfterSeconds } from '../../../lambdas/deliver/retry-after'

const now = new Date('1994-11-06T08:49:00.250Z')

test.each([
  ['0', 0],
  ['120', 120],
  [' 120 ', 120],
  ['0120', 120],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 37],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 37],
  ['Sun Nov  6 08:49:37 1994', 37],
  ['Sun, 06 Nov 1994 08:48:00 GMT', 0],
  ['Mon, 07 Nov 1994 08:49:00 GMT', 86_400],
])('reads %j as %j seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds)
})

test.each([
  undefined,
  '',
  'soon',
  '-5',
  '1.5',
  '1e3',
  '0x10',
  '120 s',
  '120, 60',
  '1994-11-06T08:49:37Z',
  'Sun',
  'Sunny',
  'Sun, 99 Nov 1994 08:49:37 GMT',
])('ignores the malformed value %j', (header) => {
  expect(retryAfterSeconds(header, now)).toBeUndefined()
})
