import * as fc from 'fast-check'
import { Refusal } from '../../../domain/shared/refusal'
import { chooseMediaType } from '../../../lambdas/http/acceptable'

const JSON_TYPE = 'application/json'
const NINJS = 'application/ninjs+json'
const OFFERED = [JSON_TYPE, 'text/plain', 'text/html', NINJS] as const

const CHROME =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,' +
  'application/signed-exchange;v=b3;q=0.7'

/** The problem of a call; undefined if it does not throw. */
function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  [' \t', JSON_TYPE],
  [', ,', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['text/html', 'text/html'],
  ['text/plain', 'text/plain'],
  ['text/*', 'text/plain'],
  [NINJS, NINJS],
  ['TEXT/HTML', 'text/html'],
  [CHROME, 'text/html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  // The default of Java's HttpURLConnection.
  ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', 'text/html'],
])('without an exclusion, %j chooses %s', (accept, chosen) => {
  expect(chooseMediaType(accept, OFFERED)).toBe(chosen)
})

test.each([
  // Weights.
  ['application/json;q=0.5, text/plain;q=0.6', 'text/plain'],
  ['application/json;q=0.001, text/plain;q=0', JSON_TYPE],
  ['text/plain;q=0.9;ext=1, application/json;q=0.8', 'text/plain'],
  ['text/plain ; q=0.2 , text/html\t;\tQ=0.3', 'text/html'],
  // Of equal weights, the order of the offer counts and not that of the header.
  ['text/html, application/json', JSON_TYPE],
  ['text/html;q=0.5, text/plain;q=0.5', 'text/plain'],
  // The most specific range counts, wherever it stands.
  ['*/*, application/json;q=0', 'text/plain'],
  ['application/json;q=0, */*', 'text/plain'],
  ['text/*;q=0.9, text/plain;q=0.1, */*;q=0.5', 'text/html'],
  ['application/*;q=0, */*;q=0.1', 'text/plain'],
  ['text/*;q=0, text/html;q=0.1', 'text/html'],
  // A range with parameters matches, unless the same one without them says otherwise.
  ['text/html;charset=utf-8', 'text/html'],
  ['text/html;level=1, text/html;q=0.3, text/plain;q=0.4', 'text/plain'],
  // A quoted string may contain separators.
  ['text/html;a="x, text/plain;q=1";q=0.1, application/json;q=0.2', JSON_TYPE],
  ['text/html;a="\\", text/plain";q=0.1', 'text/html'],
  // The same range twice: the higher weight.
  ['text/html;q=0.1, text/html;q=0.9, text/plain;q=0.5', 'text/html'],
  // A weight that is no weight counts as 1.
  ['text/html;q=none, text/plain;q=0.9', 'text/html'],
  ['text/html;q=2, text/plain;q=0.9', 'text/html'],
  ['text/html;q=, text/plain;q=0.9', 'text/html'],
])('%j chooses %s', (accept, chosen) => {
  expect(chooseMediaType(accept, OFFERED)).toBe(chosen)
})

test.each([
  'image/png',
  'application/xml, image/*',
  '*/*;q=0',
  '*/*;q=0.000',
  'application/json;q=0, text/*;q=0, application/ninjs+json;q=0',
  'json',
  '*',
  'text',
  'application/json/*',
])('%j is refused with every offered type', (accept) => {
  const refusal = refusalOf(() => chooseMediaType(accept, OFFERED))
  expect(refusal).toMatchObject({
    code: 'not-acceptable',
    message:
      'The response is one of application/json, text/plain, text/html, application/ninjs+json. ' +
      'Send an Accept header that allows one of them, or none.',
  })
})

test('a route with one media type names it in the refusal', () => {
  expect(refusalOf(() => chooseMediaType('text/html', ['text/calendar']))).toMatchObject({
    code: 'not-acceptable',
    message: 'The response is text/calendar. Send an Accept header that allows it, or none.',
  })
  expect(chooseMediaType('text/*;q=0.1', ['text/calendar'])).toBe('text/calendar')
})

test('any header chooses an offered type or is refused', () => {
  const range = fc.constantFrom(
    ...OFFERED,
    '*/*',
    'text/*',
    'image/png',
    '*',
    '"',
    ';',
    ',',
    ';q=',
    '0.5',
    ' ',
  )
  const header = fc.oneof(
    fc.string(),
    fc.array(range, { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(header, (accept) => {
      const refusal = refusalOf(() => expect(OFFERED).toContain(chooseMediaType(accept, OFFERED)))
      expect(refusal?.code ?? 'not-acceptable').toBe('not-acceptable')
    }),
    { numRuns: 2_000, seed: 9_110 },
  )
})

test.each(['"', '",', ';"', '"\\', 'a,', ';;', ' '])('reads ten kilobytes of %j in linear time', (part) => {
  const refusal = refusalOf(() => chooseMediaType(part.repeat(10_240 / part.length), OFFERED))
  expect(refusal?.code ?? 'not-acceptable').toBe('not-acceptable')
})
