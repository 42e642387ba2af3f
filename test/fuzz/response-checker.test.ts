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
          201: { description: 'Recorded', headers: { ETag: {}, Location: {} }, content: json(thing) },
          304: { description: 'It is still this version' },
          400: { description: 'Unreadable (urn:golden-book:problem:malformed)', content: problem },
          401: { description: 'No token', content: json({ type: 'object' }) },
        },
      },
    },
  },
}
const answers = new ResponseChecker(document)
const [operation] = operationsOf(document)

const valid: FuzzRequest = {
  operation: operation!,
  method: 'POST',
  path: '/v1/things',
  query: 'limit=3',
  headers: { 'content-type': 'application/json' },
  body: { name: 'A' },
}
const broken: FuzzRequest = { ...valid, mutation: 'something' }

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
  expect(answers.faultsOf(valid, answer())).toEqual([])
})

test.each<[string, FuzzRequest, ReceivedResponse, string]>([
  ['a fault of the registry', broken, answer({ status: 500 }), 'A 500 is never right.'],
  ['a busy registry', valid, answer({ status: 503 }), 'A 503 is never right.'],
  ['an answer that takes too long', valid, answer({ ms: 29_500 }), 'It took 29500 ms.'],
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
    'a header that is listed elsewhere',
    valid,
    answer({ status: 304, body: undefined }),
    'It has etag, of which',
  ],
  [
    'a header that came in with the request',
    broken,
    answer({ headers: { 'set-cookie': 'a=b' } }),
    'It has set-cookie, which the document does not know.',
  ],
  [
    'an ETag of another version',
    valid,
    answer({ headers: { etag: '"2"' } }),
    'Its ETag is "2", its version 1.',
  ],
  [
    'a problem that is not listed',
    broken,
    refusal({ type: 'urn:golden-book:problem:internal', status: 400 }),
    'problem:internal here',
  ],
  ['a problem of another status', broken, refusal({ ...malformed, status: 422 }), 'It says 422 of itself.'],
  ['a valid request called unreadable', valid, refusal(malformed), 'The document allows this request.'],
  ['a valid request not let in', valid, answer({ status: 401 }), 'The document allows this request.'],
  [
    'a broken body that is taken',
    { ...broken, body: { name: 1 } },
    answer(),
    'It was accepted, yet: /name must be string',
  ],
  [
    'a cut body that is taken',
    { ...broken, raw: '{"name"' },
    answer(),
    'It was accepted, yet: It must be object',
  ],
  ['an unknown parameter that is taken', { ...broken, query: 'x=1' }, answer(), 'The document knows no x.'],
  ['a wrong parameter that is taken', { ...broken, query: 'limit=10' }, answer(), 'must be <= 9'],
  [
    'a form that is taken',
    { ...broken, headers: { 'content-type': 'text/plain' } },
    answer(),
    'knows no text/plain here',
  ],
])('reports %s', (_, request, given, fault) => {
  expect(answers.faultsOf(request, given).join(' ')).toContain(fault)
})

test("accepts API Gateway's own responses to invalid requests only", () => {
  const own = answer({ status: 404, body: { message: 'Not Found' } })
  expect(answers.faultsOf(broken, own)).toEqual([])
  expect(answers.faultsOf(valid, own)).not.toEqual([])
})
