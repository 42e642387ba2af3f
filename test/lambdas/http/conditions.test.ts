import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { route, type Route } from '../../../contract/route'
import { notFound } from '../../../domain/shared/refusal'
import type { Conditions } from '../../../lambdas/http/request'
import { serve } from '../../../lambdas/http/serve'
import { httpEvent } from './http-event'

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true))
afterEach(() => jest.restoreAllMocks())

const thing = z.strictObject({ version: z.int(), entries: z.int() })
const one = { path: '/v1/things', access: 'read', summary: 'A route of the test' } as const
const read = (etag: Route['answer']['etag']): Route =>
  route({
    ...one,
    name: 'readThing',
    method: 'GET',
    answer: { status: 200, schema: thing, ...(etag ? { etag } : {}) },
  })
const change = (ifMatch: boolean, etag: 'version' | 'entries' = 'version'): Route =>
  route({
    ...one,
    name: 'changeThing',
    method: 'DELETE',
    ...(ifMatch ? { ifMatch } : {}),
    answer: { status: 200, schema: thing, etag },
  })

type Sent = Record<string, string>

const THING = { version: 3, entries: 120 }
const TEXT = '{"entries":120,"version":3}'

/** The answer of the route; its thing, if it exists, has version 3. */
const answerTo = (requested: Route, headers: Sent, isThere = true) =>
  serve(
    () => ({}),
    [
      {
        route: requested,
        handle: async (request: Conditions) => {
          if (!isThere) throw notFound()
          if (requested.method !== 'GET') request.requireVersion(3)
          return { body: THING }
        },
      },
    ],
  )(httpEvent(`${requested.method} ${requested.path}`, { headers }))

const codeOf = ({ body = '' }: { body?: string }): unknown => (JSON.parse(body) as { type?: string }).type

describe('a read with an ETag', () => {
  test.each([
    [{}, 200],
    [{ 'if-none-match': '"3"' }, 304],
    [{ 'if-none-match': 'W/"3"' }, 304],
    [{ 'if-none-match': '"1", "3"' }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"2"' }, 200],
    [{ 'if-none-match': 'W/"3"*' }, 200],
    [{ 'if-none-match': '3' }, 200],
    [{ 'if-match': '"3"' }, 200],
    [{ 'if-match': '*' }, 200],
    [{ 'if-match': '"2"' }, 412],
    [{ 'if-match': 'W/"3"' }, 412],
    [{ 'if-match': ',' }, 412],
    [{ 'if-match': '"3', 'if-none-match': '"3"' }, 400],
    [{ 'if-match': '"2"', 'if-none-match': '"3"' }, 412],
    [{ 'if-match': '3', 'if-none-match': '"3"' }, 400],
    [{ 'if-match': '"3"', 'if-none-match': '"3"' }, 304],
  ])('answers %j with %i', async (headers, status) => {
    expect(await answerTo(read('version'), headers)).toMatchObject({ statusCode: status })
  })

  test('sends a 304 with the caching headers of the whole answer and without content', async () => {
    expect(await answerTo(read('version'), { 'if-none-match': '"3"' })).toEqual({
      statusCode: 304,
      headers: { etag: '"3"', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    })
  })

  test('is not found, whatever its conditions, when the thing does not exist', async () => {
    const all: Sent[] = [{ 'if-match': '"2"' }, { 'if-match': '"' }, { 'if-none-match': '*' }]
    for (const headers of all)
      expect(await answerTo(read('version'), headers, false)).toMatchObject({ statusCode: 404 })
  })
})

test.each([
  ['version', '"3"'],
  ['entries', '"3.120"'],
  ['content', `"${createHash('sha256').update(TEXT).digest('base64url')}"`],
] as const)('an ETag of the %s is %s, and answers a 304', async (etag, tag) => {
  expect(await answerTo(read(etag), {})).toMatchObject({ headers: { etag: tag }, body: TEXT })
  expect(await answerTo(read(etag), { 'if-none-match': tag })).toMatchObject({ statusCode: 304 })
})

test('a read without an ETag has no conditions', async () => {
  const answer = await answerTo(read(undefined), { 'if-match': '"1"', 'if-none-match': '*' })
  expect(answer).toMatchObject({ statusCode: 200 })
  expect(answer.headers).not.toHaveProperty('etag')
})

describe('a change that needs If-Match', () => {
  test.each<[Sent, number, string]>([
    [{}, 428, 'version-required'],
    [{ 'if-match': '"2"' }, 412, 'stale-version'],
    [{ 'if-match': 'W/"3"' }, 412, 'stale-version'],
    [{ 'if-match': '"3.120"' }, 412, 'stale-version'],
    ...['W/"1"*', 'foo*', '"1', '*, "1"', '3'].map((tag): [Sent, number, string] => [
      { 'if-match': tag },
      400,
      'malformed',
    ]),
    [{ 'if-match': '"3"', 'if-none-match': '"3"' }, 412, 'precondition-failed'],
    [{ 'if-match': '"3"', 'if-none-match': '*' }, 412, 'precondition-failed'],
  ])('answers %j with %i %s', async (headers, status, code) => {
    const answer = await answerTo(change(true), headers)
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, `urn:golden-book:problem:${code}`])
  })

  test.each<Sent>([
    { 'if-match': '"3"' },
    { 'if-match': '*' },
    { 'if-match': '"2", "3"' },
    { 'if-match': '"3"', 'if-none-match': '"2"' },
    { 'if-match': '"3"', 'if-none-match': '3*' },
  ])('is done with %j', async (headers) => {
    expect(await answerTo(change(true), headers)).toMatchObject({ statusCode: 200 })
  })
})

describe('a change that does not need If-Match', () => {
  test('succeeds without it, and is refused when it does not hold', async () => {
    expect(await answerTo(change(false), {})).toMatchObject({ statusCode: 200 })
    expect(await answerTo(change(false), { 'if-match': '"3"' })).toMatchObject({ statusCode: 200 })
    expect(await answerTo(change(false), { 'if-match': '"2"' })).toMatchObject({ statusCode: 412 })
    expect(await answerTo(change(false), { 'if-match': '2' })).toMatchObject({ statusCode: 400 })
  })
})

test('a change of a book compares the version of its tag, not its number of entries', async () => {
  const book = change(true, 'entries')
  expect(await answerTo(book, { 'if-match': '"3.119"' })).toMatchObject({ statusCode: 200 })
  expect(await answerTo(book, { 'if-match': '"2.120"' })).toMatchObject({ statusCode: 412 })
  expect(await answerTo(book, { 'if-match': '"3.x"' })).toMatchObject({ statusCode: 412 })
})
