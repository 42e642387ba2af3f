/** One thing wrong in a path, a query or a method. */
import * as fc from 'fast-check'
import { PARTS } from './odd-values'
import type { Pool } from './pool'
import type { FuzzRequest } from './requests'

type Make = (request: FuzzRequest) => fc.Arbitrary<Partial<FuzzRequest>>

/** A part that varies, where there is one. */
export const oddPart: Make = ({ path, operation }) => {
  const parts = path.split('/')
  const varying = operation.path.split('/').flatMap((part, at) => (part.startsWith('{') ? [at] : []))
  const places = varying.length > 0 ? varying : [...parts.keys()].slice(1)
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...PARTS))
    .map(([at, part]) => ({ path: parts.with(at, part).join('/') }))
}

export const otherAddress: Make = ({ path }) =>
  fc
    .constantFrom(`${path}/`, `/${path}`, path.toUpperCase(), `${path}/x/y/z`, '/', '*')
    .map((other) => ({ path: other }))

export const otherMethod: Make = () =>
  fc.constantFrom('PUT', 'OPTIONS', 'TRACE', 'PROPFIND').map((method) => ({ method }))

/** The names of the parameters that a query may have. */
export const queryNames = ({ operation }: FuzzRequest): string[] =>
  operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)

export const oddParameter: Make = (request) =>
  fc
    .tuple(fc.constantFrom(...queryNames(request)), fc.constantFrom(...PARTS))
    .map(([name, value]) => ({ query: replaced(request.query, name, value) }))

export const parameterTwice: Make = (request) =>
  fc
    .tuple(fc.constantFrom(...queryNames(request)), fc.constantFrom('1', 'asc', '2024-06-17', '%20'))
    .map(([name, value]) => ({ query: joined(request.query, `${name}=${value}`, `${name}=${value}`) }))

const UNKNOWN = [
  'shoeSize=43',
  '=1',
  '__proto__=1',
  'limit[]=1',
  'constructor=1',
  '%',
  '%zz=%ff',
  '&&',
  `x=${'y'.repeat(9000)}`,
]

export const unknownParameter: Make = ({ query }) =>
  fc.constantFrom(...UNKNOWN).map((unknown) => ({ query: joined(query, unknown) }))

/** A cursor with a character changed, or of another list. */
export const wrongCursor =
  (pool: Pool): Make =>
  ({ query }) =>
    fc.tuple(fc.nat(), fc.option(fc.nat())).map(([pick, at]) => {
      const own = new URLSearchParams(pool.anyPage(pick)?.split('?')[1]).get('cursor') ?? 'bm90IGEgY3Vyc29y'
      return { query: replaced(query, 'cursor', at === null ? own : tampered(own, at % own.length)) }
    })

/** Forged cursors: plain positions, cursors of an older form, and random bytes. */
const FORGED = [
  'null',
  '{',
  '5',
  '"a#b"',
  '"\\ud800"',
  '[]',
  '{"pk":"a","sk":"b","listSk":"c"}',
  '{"on":"0","subject":"x"}',
  '',
  ' ',
  'x'.repeat(28),
  'x'.repeat(29),
  'x'.repeat(1000),
  '\0'.repeat(60),
].map((text) => Buffer.from(text).toString('base64url'))

export const forgedCursor: Make = ({ query }) =>
  fc
    .oneof(
      fc.constantFrom(...FORGED, '%F0%9F%91%91', 'AAAA=', '..'),
      fc.uint8Array({ minLength: 1, maxLength: 90 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    )
    .map((cursor) => ({ query: replaced(query, 'cursor', cursor), mustFail: true }))

/** The same without a body (RFC 9110, 9.3.2). */
export const head: Make = () => fc.constant({ method: 'HEAD' })

const tampered = (cursor: string, at: number): string =>
  `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`

function replaced(query: string, name: string, value: string): string {
  const others = query.split('&').filter((part) => !part.startsWith(`${name}=`))
  return joined(...others, `${name}=${value}`)
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('&')
