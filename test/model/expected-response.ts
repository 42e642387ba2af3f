/** Computes the expected response to a request, and the next state of the model. */
import { parse } from '../../contract/parse'
import type { ProblemCode } from '../../contract/problems'
import { canonical } from './canonical'
import { pathOf, routeOf, subjectOf, type ObservedResponse, type Request } from './request'
import { RULES } from './rules/rules'
import { refuse, type Recorded, type Refused, type ModelResult } from './model-result'
import { isBook, versionOf, applyWrite, type Fields, type ModelState } from './model-state'

export interface ExpectedResponse {
  readonly status?: number
  readonly refusal?: Refused
  readonly body?: Fields
  /** The text between the quotes of the `ETag`. */
  readonly tag?: string | undefined
  readonly location?: string | undefined
  readonly warnings?: readonly Fields[] | undefined
  readonly replayed?: true
}

/** The expected response and the state after the request. */
export type Transition = readonly [ExpectedResponse, ModelState]

const DAY = 86_400_000

export function expectedResponse(
  state: ModelState,
  request: Request,
  observed: ObservedResponse,
): Transition {
  if (!hasReadableBody(request)) return [{ refusal: refuse('invalid') }, state]
  const receipt = state.receipts.get(receiptKey(request))
  if (request.key !== undefined && receipt && Date.parse(state.now) - receipt.at < DAY) {
    if (receipt.body !== canonical(request.body)) return [{ refusal: refuse('key-reused') }, state]
    const { status, answer: body, tag, location } = receipt
    return [{ status, body, tag, location, replayed: true }, state]
  }
  const problem = versionProblem(state, request)
  if (problem) return [{ refusal: refuse(problem) }, state]
  const rule = RULES[request.route]
  if (!rule) throw new Error(`The model has no rule for ${request.route}.`)
  return responseTo(state, request, rule(state, request, observed))
}

/** Whether the schema of the route takes the body; one that it refuses is refused before anything is looked up. */
function hasReadableBody(request: Request): boolean {
  const { body } = routeOf(request)
  return body === undefined || 'value' in parse(body, request.body)
}

/** Identifies a receipt: an idempotency key belongs to a caller and a path. */
const receiptKey = (request: Request): string =>
  JSON.stringify([request.caller, routeOf(request).path, pathOf(request), request.key])

/** The problem of a request's `If-Match`, if there is one. */
function versionProblem(state: ModelState, request: Request): ProblemCode | undefined {
  if (!routeOf(request).ifMatch) return undefined
  const subject = subjectOf(request)
  const version = versionOf(state, subject)
  if (version === undefined) return 'not-found'
  if (request.ifMatch === undefined) return 'version-required'
  const read = request.ifMatch === '*' ? String(version) : request.ifMatch.replaceAll('"', '')
  // Opening a volume compares the version of the book only.
  return (isBook(subject) ? read.split('.')[0] : read) === String(version) ? undefined : 'stale-version'
}

function responseTo(state: ModelState, request: Request, result: ModelResult): Transition {
  if ('refused' in result) return [{ refusal: result }, state]
  if ('read' in result) return [readResponse(request, result.read), state]
  if ('recorded' in result) return recordedResponse(state, request, result)
  const body = state.things.get(result.unchanged)?.history.at(-1)?.data ?? {}
  return withReceipt(state, request, { status: 200, body, tag: tagOf(request, body) })
}

function readResponse(request: Request, body: Fields): ExpectedResponse {
  const tag = tagOf(request, body)
  if (tag !== undefined && request.ifNoneMatch === `"${tag}"`) return { status: 304, tag }
  return { status: 200, body, tag }
}

function tagOf(request: Request, { version, entries }: Fields): string | undefined {
  const { etag } = routeOf(request).answer
  return etag && (etag === 'entries' ? `${String(version)}.${String(entries)}` : String(version))
}

function recordedResponse(
  before: ModelState,
  request: Request,
  { recorded, volumes, warnings, names }: Recorded,
): Transition {
  let state = before
  for (const writing of recorded) state = applyWrite(state, request.caller, writing)
  if (names) state = { ...state, names }
  if (volumes) state = { ...state, volumes: new Map(state.volumes).set(volumes.book, volumes.volumes) }
  const { answer: described } = routeOf(request)
  const [{ subject }] = recorded
  const data = state.things.get(subject)?.history.at(-1)?.data ?? {}
  return withReceipt(state, request, {
    status: described.status,
    body: warnings && warnings.length > 0 ? { ...data, warnings } : data,
    tag: tagOf(request, data),
    location: described.status === 201 ? `/v1/${subject}` : undefined,
  })
}

/** Stores the response of a `POST` with a key, for its repetition. */
function withReceipt(
  state: ModelState,
  request: Request,
  expected: ExpectedResponse & { status: number; body: Fields },
): Transition {
  if (request.key === undefined || routeOf(request).method !== 'POST') return [expected, state]
  const receipt = {
    body: canonical(request.body),
    at: Date.parse(state.now),
    status: expected.status,
    answer: expected.body,
    tag: expected.tag,
    location: expected.location,
  }
  return [expected, { ...state, receipts: new Map(state.receipts).set(receiptKey(request), receipt) }]
}
