/** Checks whether the document allows a response. */
import { acceptanceFaults } from './acceptance'
import { headerFaults, headersIn } from './response-headers'
import type { ReceivedResponse } from './client'
import type { OpenApi, DocumentedResponse } from './document'
import type { FuzzRequest } from './requests'
import { Schemas } from './schemas'
import { fieldsOf } from './json-values'

/** The longest time of a response, in milliseconds: API Gateway waits no longer. */
const LONGEST_MS = 29_000
/** The statuses of the responses of API Gateway itself, which reach no function. */
const GATEWAY_STATUSES = new Set([400, 404, 413, 431])
/** Never the response to a token with every scope. */
const ACCESS_DENIED = new Set([401, 403])
/**
 * Pairs of parameters with a rule that no schema states, by pointer: a range must not end before it starts, nor be
 * too long; `as` and `at` exclude each other. A request with both parameters may be refused as malformed although the
 * schemas allow it.
 */
const RELATED_PARAMETERS: Readonly<Record<string, string>> = {
  '/to': 'from',
  '/from': 'to',
  '/at': 'as',
  '/as': 'at',
}

export class ResponseChecker {
  readonly schemas: Schemas
  private readonly documented: readonly string[]

  constructor(document: OpenApi) {
    this.schemas = new Schemas(document)
    this.documented = headersIn(document)
  }

  /** The faults of the response, as sentences; none if the document allows it. */
  faultsOf(request: FuzzRequest, answer: ReceivedResponse): string[] {
    const { status, ms } = answer
    const slow = ms > LONGEST_MS ? [`It took ${Math.round(ms)} ms.`] : []
    if (status >= 500) return [...slow, `The document never allows a ${status}.`]
    if (isFromPages(request, answer)) return slow
    if (request.method === 'HEAD') return [...slow, ...headFaults(request, answer)]
    if (request.mutation !== undefined && isFromGateway(answer)) return slow
    const response = request.operation.responses[status]
    if (!response) return [...slow, `The document has no ${status} here.`]
    return [
      ...slow,
      ...this.contentFaults(request, answer, response),
      ...headerFaults(answer, response, this.documented),
      ...problemFaults(answer, response),
      ...(status < 300 ? acceptanceFaults(request, this.schemas) : []),
      ...(status < 300 && request.mustBeRefused ? ['It was accepted, but must be refused.'] : []),
      ...(request.mutation === undefined && isWronglyRefused(request, answer)
        ? ['The document allows this request.']
        : []),
    ]
  }

  private contentFaults(
    { operation }: FuzzRequest,
    answer: ReceivedResponse,
    { content = {} }: DocumentedResponse,
  ): string[] {
    const [type = ''] = (answer.headers['content-type'] ?? '').split('; charset=utf-8')
    const types = Object.keys(content)
    if (types.length === 0) return answer.text === '' ? [] : ['The document has no body here.']
    if (!types.includes(type)) return [`Its content type is ${type}, the document has ${types.join(' or ')}.`]
    const steps = [...operation.pointer, 'responses', String(answer.status), 'content', type, 'schema']
    return this.schemas.faultsOf(steps, /[/+]json$/.test(type) ? answer.body : answer.text)
  }
}

/** The response to HEAD must have a status and a content type of the GET, and no body. */
function headFaults({ operation }: FuzzRequest, { status, headers, text }: ReceivedResponse): string[] {
  const response = operation.responses[status]
  if (!response) return [`The document has no ${status} here.`]
  const types = Object.keys(response.content ?? {})
  const [type = ''] = (headers['content-type'] ?? '').split('; charset=utf-8')
  return [
    ...(text === '' ? [] : ['The response to HEAD has a body.']),
    ...(types.length === 0 || types.includes(type) ? [] : [`Its content type is ${type}.`]),
  ]
}

/**
 * Whether API Gateway has refused the request itself: with `{"message": "…"}`, or without a body if it cannot parse
 * the request.
 */
function isFromGateway({ status, headers, text, body }: ReceivedResponse): boolean {
  if (!GATEWAY_STATUSES.has(status)) return false
  if (text === '') return headers['content-type'] === undefined
  return headers['content-type'] === 'application/json' && Object.keys(fieldsOf(body)).join() === 'message'
}

/** Whether the address is outside of the API, and the office's pages answer it: with a document, for HEAD without. */
function isFromPages({ method, path }: FuzzRequest, { status, headers, text }: ReceivedResponse): boolean {
  if (/^\/v1(\/|$)/.test(path) || (status !== 200 && status !== 404)) return false
  const isDocument = headers['content-type'] === 'text/html; charset=utf-8'
  if (method === 'HEAD') return text === ''
  return method === 'GET' && isDocument && text.startsWith('<!doctype html>')
}

const isProblem = ({ headers }: ReceivedResponse): boolean =>
  headers['content-type'] === 'application/problem+json'

function problemFaults(answer: ReceivedResponse, { description }: DocumentedResponse): string[] {
  if (!isProblem(answer)) return []
  const { type, status } = fieldsOf(answer.body)
  return [
    ...(description.includes(`(${String(type)})`) ? [] : [`The document has no ${String(type)} here.`]),
    ...(status === answer.status ? [] : [`Its body has the status ${String(status)}.`]),
  ]
}

/** Whether a valid request was refused as malformed or unauthorized. */
function isWronglyRefused({ query }: FuzzRequest, answer: ReceivedResponse): boolean {
  if (ACCESS_DENIED.has(answer.status)) return true
  const { type, errors } = fieldsOf(answer.body)
  if (!isProblem(answer) || type !== 'urn:golden-book:problem:malformed') return false
  const given = new URLSearchParams(query)
  const pointers = Array.isArray(errors) ? errors.map((error) => String(fieldsOf(error)['pointer'])) : []
  return pointers.length === 0 || !pointers.every((pointer) => given.has(RELATED_PARAMETERS[pointer] ?? ''))
}
