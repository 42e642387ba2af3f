/** Mutations of the headers. */
import * as fc from 'fast-check'
import type { FuzzRequest } from './requests'

const TAGS = [
  '',
  '1',
  '"',
  '""',
  '"1',
  "'1'",
  'W/"1"',
  '"1","x"',
  '"-1"',
  '"1e0"',
  '*, "1"',
  'W/"1"*',
  'foo*',
  'W/*',
  '"1" "2"',
  ', ,"1",',
  ',',
  'w/"1"',
  '"1"\t,\t*',
  '\u00FF',
  '"\r\n1"',
  '\0',
]
const KEYS = [
  '',
  ' ',
  'x'.repeat(256),
  '\u00E9\u00FF',
  'a\tb',
  '\r\nx: y',
  'a\r\n\r\nGET / HTTP/1.1',
  '\0',
  '\u007F',
]
const TYPES = `text/plain application/xml multipart/form-data application/jsonp application/json-patch+json
  APPLICATION/JSON; application/json;charset=latin1 application/json,text/html`.split(/\s+/)

/** `undefined` leaves the header out. */
const ODD: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'if-match': [undefined, ...TAGS],
  'if-none-match': [...TAGS, '"'.repeat(8000)],
  'idempotency-key': KEYS,
  accept: ['text/html', 'image/png;q=0', '', ';', 'a\0', '*'],
  'content-type': [undefined, '', '\r\na: b', ...TYPES],
  'content-encoding': ['gzip', 'br'],
  'x-other': ['\u00FF', '\r\n', '\0', 'x'.repeat(11_000), '__proto__'],
  // Replaces the client's token.
  authorization: ['', 'Bearer', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${'x'.repeat(12_000)}`],
}
/** Headers that only some operations take. */
const CONDITIONAL = new Set(['if-match', 'if-none-match', 'idempotency-key'])

/** The headers with one of them changed, added or left out. */
export function oddHeader({ operation, headers }: FuzzRequest): fc.Arbitrary<Partial<FuzzRequest>> {
  const taken = new Set(operation.parameters.map(({ name }) => name.toLowerCase()))
  const choices = Object.entries(ODD)
    .filter(([name]) => !CONDITIONAL.has(name) || taken.has(name))
    .map(([name, values]) =>
      fc.constantFrom(...values).map((value) => ({ headers: changed(headers, name, value) })),
    )
  return fc.oneof(...choices)
}

function changed(
  headers: Readonly<Record<string, string>>,
  name: string,
  value: string | undefined,
): Record<string, string> {
  const { [name]: _, ...others } = headers
  return value === undefined ? others : { ...others, [name]: value }
}

const withToken = ({ headers }: FuzzRequest, token: string) => ({
  ...headers,
  authorization: `Bearer ${token}`,
})

/** Sends another token of the issuer, such as one with a single scope. */
export const otherToken =
  (tokens: readonly string[]) =>
  (request: FuzzRequest): fc.Arbitrary<Partial<FuzzRequest>> =>
    fc.constantFrom(...tokens).map((token) => ({ headers: withToken(request, token) }))

/** Sends a token with an invalid `sub`. */
export const oddToken =
  (tokens: readonly string[]) =>
  (request: FuzzRequest): fc.Arbitrary<Partial<FuzzRequest>> =>
    fc.constantFrom(...tokens).map((token) => ({ headers: withToken(request, token), mustBeRefused: true }))
