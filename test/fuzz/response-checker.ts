/** Whether an answer is one that the document allows. */
import { acceptanceFaults } from './acceptance'
import { headerFaults, headersIn } from './response-headers'
import type { ReceivedResponse } from './client'
import type { OpenApi, Response } from './document'
import type { FuzzRequest } from './requests'
import { Schemas } from './schemas'
import { fieldsOf } from './values'

/** Milliseconds; API Gateway waits no longer. */
const LONGEST = 29_000
/** What API Gateway, or its HTTP server, says by itself to a request that no route is given. */
const OWN = new Set([400, 404, 413, 431])
/** Never the response to a token with every scope. */
const CLOSED = new Set([401, 403])
/**
 * Parameters with a rule that no schema states, by their pointers, and what the rule is about beside them: a range must
 * not end before it begins, nor be too long; an entry is requested for as signed or at a version. With both, a request that
 * the schemas allow may be refused as unreadable.
 */
const RELATED: Readonly<Record<string, string>> = { '/to': 'from', '/from': 'to', '/at': 'as', '/as': 'at' }

export class ResponseChecker {
  readonly schemas: Schemas
  private readonly documented: readonly string[]

  constructor(document: OpenApi) {
    this.schemas = new Schemas(document)
    this.documented = headersIn(document)
  }

  /** Everything that is wrong with the answer, in sentences; none when the document allows it. */
  faultsOf(request: FuzzRequest, answer: ReceivedResponse): string[] {
    const { status, ms } = answer
    const slow = ms > LONGEST ? [`It took ${Math.round(ms)} ms.`] : []
    if (status >= 500) return [...slow, `A ${status} is never right.`]
    if (request.method === 'HEAD') return [...slow, ...headFaults(request, answer)]
    if (request.mutation !== undefined && isOwn(answer)) return slow
    const response = request.operation.responses[status]
    if (!response) return [...slow, `The document has no ${status} here.`]
    return [
      ...slow,
      ...this.contentFaults(request, answer, response),
      ...headerFaults(answer, response, this.documented),
      ...problemFaults(answer, response),
      ...(status < 300 ? acceptanceFaults(request, this.schemas) : []),
      ...(status < 300 && request.mustFail ? ['It was accepted, yet nobody can say what it means.'] : []),
      ...(request.mutation === undefined && isUnfounded(request, answer)
        ? ['The document allows this request.']
        : []),
    ]
  }

  private contentFaults(
    { operation }: FuzzRequest,
    answer: ReceivedResponse,
    { content = {} }: Response,
  ): string[] {
    const [type = ''] = (answer.headers['content-type'] ?? '').split('; charset=utf-8')
    const types = Object.keys(content)
    if (types.length === 0) return answer.text === '' ? [] : ['The document has no body here.']
    if (!types.includes(type)) return [`Its content type is ${type}, the document has ${types.join(' or ')}.`]
    const steps = [...operation.pointer, 'responses', String(answer.status), 'content', type, 'schema']
    return this.schemas.faultsOf(steps, type.startsWith('text/') ? answer.text : answer.body)
  }
}

/** The answer to HEAD must have a status and a type that the document has for the GET, and no body. */
function headFaults({ operation }: FuzzRequest, { status, headers, text }: ReceivedResponse): string[] {
  const response = operation.responses[status]
  if (!response) return [`The document has no ${status} here.`]
  const types = Object.keys(response.content ?? {})
  const [type = ''] = (headers['content-type'] ?? '').split('; charset=utf-8')
  return [
    ...(text === '' ? [] : ['The answer to a HEAD has a body.']),
    ...(types.length === 0 || types.includes(type) ? [] : [`Its content type is ${type}.`]),
  ]
}

/** `{"message": "…"}`, or nothing at all from a server that could not read the request. */
function isOwn({ status, headers, text, body }: ReceivedResponse): boolean {
  if (!OWN.has(status)) return false
  if (text === '') return headers['content-type'] === undefined
  return headers['content-type'] === 'application/json' && Object.keys(fieldsOf(body)).join() === 'message'
}

const isProblem = ({ headers }: ReceivedResponse): boolean =>
  headers['content-type'] === 'application/problem+json'

function problemFaults(answer: ReceivedResponse, { description }: Response): string[] {
  if (!isProblem(answer)) return []
  const { type, status } = fieldsOf(answer.body)
  return [
    ...(description.includes(`(${String(type)})`) ? [] : [`The document has no ${String(type)} here.`]),
    ...(status === answer.status ? [] : [`It says ${String(status)} of itself.`]),
  ]
}

/** Whether a request that the document allows was refused as one that it does not. */
function isUnfounded({ query }: FuzzRequest, answer: ReceivedResponse): boolean {
  if (CLOSED.has(answer.status)) return true
  const { type, errors } = fieldsOf(answer.body)
  if (!isProblem(answer) || type !== 'urn:golden-book:problem:malformed') return false
  const given = new URLSearchParams(query)
  const pointers = Array.isArray(errors) ? errors.map((error) => String(fieldsOf(error)['pointer'])) : []
  return pointers.length === 0 || !pointers.every((pointer) => given.has(RELATED[pointer] ?? ''))
}
