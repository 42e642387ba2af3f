import { ResponseChecker } from './response-checker'
import type { ReceivedResponse } from './client'
import { operationsOf, type OpenApi, type Schema } from './document'
import type { FuzzRequest } from './requests'

const json = (schema: Schema) => ({ 'application/json': { schema } })
const thing: Schema = {
  type: 'object',
  properties: { name: { type: 'string', maxLength: 5 }, version: { type: 'integer' } },
  required: ['name', 'version'],
  additionalProperties: false,
}
const sent: Schema = { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false }
const problem = { 'application/problem+json': { schema: { type: 'object' } } }

/** One operation, as the real document describes many. */
const document: OpenApi = {
  paths: {
    '/v1/things': {
      post: {
        operationId: 'recordThing',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } }],
        requestBody: { content: json(sent) },
        responses: {
          200: {
            description: 'Read',
            headers: { ETag: {}, Location: {} },
            content: { 'application/atom+xml': { schema: { type: 'string' } } },
          },
          201: { description: 'Recorded', headers: { ETag: {}, Location: {} }, content: json(thing) },
          304: { description: 'Not modified' },
          400: { description: 'Unreadable (urn:golden-book:problem:malformed)', content: problem },
          401: { description: 'No token', content: json({ type: 'object' }) },
        },
      },
    },
  },
}
const checker = new ResponseChecker(document)
const [operation] = operationsOf(document)

const valid: FuzzRequest = {
  operation: operation!,
  method: 'POST',
  path: '/v1/things',
  query: 'limit=3',
  headers: { 'content-type': 'application/json' },
  body: { name: 'A' },
}
const invalid: FuzzRequest = { ...valid, mutation: 'something' }

const answer = (change: Partial<ReceivedResponse> = {}): ReceivedResponse => {
  const body = 'body' in change ? change.body : { name: 'A', version: 1 }
  const headers = {
    'content-type': 'application/json',
    etag: '"1"',
    location: '/v1/things/a',
    ...change.headers,
  }
  return {
    status: 201,
    ms: 5,
    ...change,
    text: body === undefined ? '' : JSON.stringify(body),
    body,
    headers,
  }
}
const refusal = (body: object): ReceivedResponse => ({
  ...answer({ status: 400, body }),
  headers: { 'content-type': 'application/problem+json' },
})
const malformed = { type: 'urn:golden-book:problem:malformed', status: 400 }

test('accepts a response that the document describes', () => {
  expect(checker.faultsOf(valid, answer())).toEqual([])
})

test('accepts a response whose media type is not JSON as a text', () => {
  const headers = { 'content-type': 'application/atom+xml' }
  const feed = { ...answer({ status: 200, headers }), text: '<feed/>', body: undefined }
  expect(checker.faultsOf(valid, feed)).toEqual([])
})

test.each<[string, FuzzRequest, ReceivedResponse, string]>([
  ['an internal error', invalid, answer({ status: 500 }), 'The document never allows a 500.'],
  ['an unavailable registry', valid, answer({ status: 503 }), 'The document never allows a 503.'],
  ['a response that takes too long', valid, answer({ ms: 29_500 }), 'It took 29500 ms.'],
  ['a status that is not listed', valid, answer({ status: 418 }), 'The document has no 418 here.'],
  [
    'another content type',
    valid,
    answer({ headers: { 'content-type': 'text/html' } }),
    'Its content type is text/html',
  ],
  [
    'a field that is not described',
    valid,
    answer({ body: { name: 'A', version: 1, pk: 'x' } }),
    'additional properties',
  ],
  [
    'a text that is too long',
    valid,
    answer({ body: { name: 'Istanbul', version: 1 } }),
    '/name must NOT have more',
  ],
  ['a body where there should be none', valid, answer({ status: 304 }), 'The document has no body here.'],
  ['a missing header', valid, answer({ headers: { location: '' } }), 'It has no location.'],
  [
    'a header that is listed for another status',
    valid,
    answer({ status: 304, body: undefined }),
    'It has etag, which the document does not list here.',
  ],
  [
    'a header that was injected by the request',
    invalid,
    answer({ headers: { 'set-cookie': 'a=b' } }),
    'It has set-cookie, which the document does not list.',
  ],
  [
    'an ETag of another version',
    valid,
    answer({ headers: { etag: '"2"' } }),
    'Its ETag is "2", its version 1.',
  ],
  [
    'a problem that is not listed',
    invalid,
    refusal({ type: 'urn:golden-book:problem:internal', status: 400 }),
    'problem:internal here',
  ],
  [
    'a problem of another status',
    invalid,
    refusal({ ...malformed, status: 422 }),
    'Its body has the status 422.',
  ],
  [
    'a valid request that is refused as malformed',
    valid,
    refusal(malformed),
    'The document allows this request.',
  ],
  [
    'a valid request that is unauthorized',
    valid,
    answer({ status: 401 }),
    'The document allows this request.',
  ],
  [
    'an accepted body with a wrong type',
    { ...invalid, body: { name: 1 } },
    answer(),
    'It was accepted, but: /name must be string',
  ],
  [
    'an accepted body that is cut short',
    { ...invalid, raw: '{"name"' },
    answer(),
    'It was accepted, but: It must be object',
  ],
  ['an accepted unknown parameter', { ...invalid, query: 'x=1' }, answer(), 'The document has no x.'],
  ['an accepted invalid parameter', { ...invalid, query: 'limit=10' }, answer(), 'must be <= 9'],
  [
    'an accepted form',
    { ...invalid, headers: { 'content-type': 'text/plain' } },
    answer(),
    'has no text/plain here',
  ],
])('reports %s', (_, request, given, fault) => {
  expect(checker.faultsOf(request, given).join(' ')).toContain(fault)
})

test("accepts API Gateway's own responses to invalid requests only", () => {
  const own = answer({ status: 404, body: { message: 'Not Found' } })
  expect(checker.faultsOf(invalid, own)).toEqual([])
  expect(checker.faultsOf(valid, own)).not.toEqual([])
})
