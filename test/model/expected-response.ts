/** Computes the expected response to a request and the next state of the model: keys, versions and histories. */
import type { ProblemCode } from '../../contract/problems'
import { canonical } from './canonical'
import { pathOf, routeOf, subjectOf, type ObservedResponse, type Request } from './request'
import { RULES } from './rules/rules'
import { refused, type Recorded, type Refused, type ModelResult } from './model-result'
import { isBook, versionOf, written, type Fields, type ModelState } from './model-state'

export interface ExpectedResponse {
  readonly status?: number
  readonly refused?: Refused
  readonly body?: Fields
  /** The text between the quotes of the `ETag`. */
  readonly tag?: string | undefined
  readonly location?: string | undefined
  readonly warnings?: readonly Fields[] | undefined
  readonly replayed?: true
}

export type Transition = readonly [ExpectedResponse, ModelState]

const DAY = 86_400_000

export function expectedResponse(
  state: ModelState,
  request: Request,
  observed: ObservedResponse,
): Transition {
  const earlier = state.receipts.get(receiptOf(request))
  if (request.key !== undefined && earlier && Date.parse(state.now) - earlier.at < DAY) {
    if (earlier.body !== canonical(request.body)) return [{ refused: refused('key-reused') }, state]
    const { status, answer: body, tag, location } = earlier
    return [{ status, body, tag, location, replayed: true }, state]
  }
  const stale = staleness(state, request)
  if (stale) return [{ refused: refused(stale) }, state]
  const rule = RULES[request.route]
  if (!rule) throw new Error(`The model has no rule for ${request.route}.`)
  return judged(state, request, rule(state, request, observed))
}

/** Identifies an idempotency key by its caller and its path. */
const receiptOf = (request: Request): string =>
  JSON.stringify([request.caller, routeOf(request).path, pathOf(request), request.key])

function staleness(state: ModelState, request: Request): ProblemCode | undefined {
  if (!routeOf(request).ifMatch) return undefined
  const subject = subjectOf(request)
  const version = versionOf(state, subject)
  if (version === undefined) return 'not-found'
  if (request.ifMatch === undefined) return 'version-required'
  const read = request.ifMatch === '*' ? String(version) : request.ifMatch.replaceAll('"', '')
  // Opening a volume compares the version of the book only.
  return (isBook(subject) ? read.split('.')[0] : read) === String(version) ? undefined : 'stale-version'
}

function judged(state: ModelState, request: Request, result: ModelResult): Transition {
  if ('refused' in result) return [{ refused: result }, state]
  if ('read' in result) return [reading(request, result.read), state]
  if ('recorded' in result) return recording(state, request, result)
  const body = state.things.get(result.unchanged)?.history.at(-1)?.data ?? {}
  return kept(state, request, { status: 200, body, tag: tagOf(request, body) })
}

function reading(request: Request, body: Fields): ExpectedResponse {
  const tag = tagOf(request, body)
  if (tag !== undefined && request.ifNoneMatch === `"${tag}"`) return { status: 304, tag }
  return { status: 200, body, tag }
}

function tagOf(request: Request, { version, entries }: Fields): string | undefined {
  const { etag } = routeOf(request).answer
  return etag && (etag === 'entries' ? `${String(version)}.${String(entries)}` : String(version))
}

function recording(
  before: ModelState,
  request: Request,
  { recorded, volumes, warnings }: Recorded,
): Transition {
  let state = before
  for (const writing of recorded) state = written(state, request.caller, writing)
  if (volumes) state = { ...state, volumes: new Map(state.volumes).set(volumes.book, volumes.volumes) }
  const { answer: described } = routeOf(request)
  const [{ subject }] = recorded
  const data = state.things.get(subject)?.history.at(-1)?.data ?? {}
  return kept(state, request, {
    status: described.status,
    body: warnings && warnings.length > 0 ? { ...data, warnings } : data,
    tag: tagOf(request, data),
    location: described.status === 201 ? `/v1/${subject}` : undefined,
  })
}

/** A `POST` with a key leaves a receipt. */
function kept(
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
  return [expected, { ...state, receipts: new Map(state.receipts).set(receiptOf(request), receipt) }]
}
