import * as fc from 'fast-check'
import type { Operation } from './document'
import { mutated } from './mutations'
import { Pool } from './pool'
import type { FuzzRequest } from './requests'

const parameter = (name: string, place: 'path' | 'query' | 'header') => ({
  name,
  in: place,
  schema: { type: 'string' },
  pointer: [],
})
const operation: Operation = {
  name: 'changeThing',
  method: 'PATCH',
  path: '/v1/things/{thing}',
  parameters: [parameter('thing', 'path'), parameter('cursor', 'query'), parameter('If-Match', 'header')],
  body: {},
  responses: {},
  pointer: [],
}
const request: FuzzRequest = {
  operation,
  method: 'PATCH',
  path: '/v1/things/a',
  query: '',
  headers: { 'content-type': 'application/json', 'if-match': '"1"' },
  body: { names: ['A', { de: 'B' }], kind: 'x' },
}
const before = JSON.stringify(request)
const samples = fc.sample(mutated(fc.constant(request), new Pool([operation])), { numRuns: 5000, seed: 1 })
const bodies = samples.map(({ raw, body }) => String(raw ?? JSON.stringify(body)))

test('an invalid request differs from the valid one, which is not changed', () => {
  expect(samples.filter(({ mutation: _, ...rest }) => JSON.stringify(rest) === before)).toEqual([])
  expect(JSON.stringify(request)).toBe(before)
})

test.each([
  ['a field named __proto__', '"__proto__":"x"'],
  ['an object with __proto__', '{"__proto__":{"admin":true}}'],
  ['a depth of 10,000', '['.repeat(10_000)],
  ['a lone surrogate', '"\\ud800"'],
  ['a text direction override', '\\u202e'],
  ['a zero-width character', '\\u200b'],
  ['combining marks in NFD', 'e\u0301'],
  ['a header injection', '\\r\\nSet-Cookie'],
  ['a number that overflows to Infinity', '1e999'],
])('makes bodies with %s', (_, text) => {
  expect(bodies.some((body) => body.includes(text))).toBe(true)
})

test('makes few bodies of 10 MiB', () => {
  const huge = bodies.filter((body) => body.length > 10 * 1024 * 1024).length
  expect(huge).toBeGreaterThan(0)
  expect(huge).toBeLessThan(100)
})

test('makes headers with line breaks, without versions and with other media types', () => {
  const headers = samples.map((sample) => sample.headers)
  expect(headers.some((one) => one['if-match']?.includes('\r\n'))).toBe(true)
  expect(headers.some((one) => !('if-match' in one))).toBe(true)
  expect(headers.some((one) => one['content-type'] === 'text/plain')).toBe(true)
})

test('makes paths with wrong percent-encoding, and queries with wrong cursors and unknown parameters', () => {
  expect(samples.some(({ path }) => path === '/v1/things/%zz')).toBe(true)
  expect(samples.some(({ query }) => query.startsWith('cursor='))).toBe(true)
  expect(samples.some(({ query }) => query === 'shoeSize=43')).toBe(true)
})
