/** Mutations of the path, the query or the method. */
import * as fc from 'fast-check'
import { PATH_PARTS } from './odd-values'
import type { Pool } from './pool'
import type { FuzzRequest, RequestMutation } from './requests'

/** Replaces a part of the path: that of a parameter, if the path has one. */
export const oddPart: RequestMutation = ({ path, operation }) => {
  const parts = path.split('/')
  const varying = operation.path.split('/').flatMap((part, at) => (part.startsWith('{') ? [at] : []))
  const places = varying.length > 0 ? varying : [...parts.keys()].slice(1)
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...PATH_PARTS))
    .map(([at, part]) => ({ path: parts.with(at, part).join('/') }))
}

export const otherAddress: RequestMutation = ({ path }) =>
  fc
    .constantFrom(`${path}/`, `/${path}`, path.toUpperCase(), `${path}/x/y/z`, '/', '*')
    .map((other) => ({ path: other }))

export const otherMethod: RequestMutation = () =>
  fc.constantFrom('PUT', 'OPTIONS', 'TRACE', 'PROPFIND').map((method) => ({ method }))

/** The names of the parameters that a query may have. */
export const queryNames = ({ operation }: FuzzRequest): string[] =>
  operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)

export const oddParameter: RequestMutation = (request) =>
  fc
    .tuple(fc.constantFrom(...queryNames(request)), fc.constantFrom(...PATH_PARTS))
    .map(([name, value]) => ({ query: replaced(request.query, name, value) }))

export const parameterTwice: RequestMutation = (request) =>
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

export const unknownParameter: RequestMutation = ({ query }) =>
  fc.constantFrom(...UNKNOWN).map((unknown) => ({ query: joined(query, unknown) }))

/** A cursor with a changed character, or of another list. */
export const wrongCursor =
  (pool: Pool): RequestMutation =>
  ({ query }) =>
    fc.tuple(fc.nat(), fc.option(fc.nat())).map(([pick, at]) => {
      const own = new URLSearchParams(pool.anyPage(pick)?.split('?')[1]).get('cursor') ?? 'bm90IGEgY3Vyc29y'
      return { query: replaced(query, 'cursor', at === null ? own : tampered(own, at % own.length)) }
    })

/** Cursors that the registry has not made: encoded JSON, keys of the table, and bytes of some lengths. */
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

export const forgedCursor: RequestMutation = ({ query }) =>
  fc
    .oneof(
      fc.constantFrom(...FORGED, '%F0%9F%91%91', 'AAAA=', '..'),
      fc.uint8Array({ minLength: 1, maxLength: 90 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    )
    .map((cursor) => ({ query: replaced(query, 'cursor', cursor), mustBeRefused: true }))

/** The method HEAD (RFC 9110, 9.3.2). */
export const head: RequestMutation = () => fc.constant({ method: 'HEAD' })

const tampered = (cursor: string, at: number): string =>
  `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`

function replaced(query: string, name: string, value: string): string {
  const others = query.split('&').filter((part) => !part.startsWith(`${name}=`))
  return joined(...others, `${name}=${value}`)
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('&')
