/** The model's answer to one request, and the world after it: keys, versions, stamps and histories of everything. */
import type { ProblemCode } from '../../contract/problems'
import { canonical } from './canonical'
import { pathOf, routeOf, subjectOf, type Observed, type Request } from './request'
import { RULES } from './rules/rules'
import { refused, type Recorded, type Refused, type Verdict } from './verdict'
import { isBook, versionOf, written, type Fields, type World } from './world'

export interface Expected {
  readonly status?: number
  readonly refused?: Refused
  readonly body?: Fields
  /** The text between the quotes of the `ETag`. */
  readonly tag?: string | undefined
  readonly location?: string | undefined
  readonly warnings?: readonly Fields[] | undefined
  readonly replayed?: true
}

export type Answered = readonly [Expected, World]

const DAY = 86_400_000

export function answer(world: World, request: Request, observed: Observed): Answered {
  const earlier = world.receipts.get(receiptOf(request))
  if (request.key !== undefined && earlier && Date.parse(world.now) - earlier.at < DAY) {
    if (earlier.body !== canonical(request.body)) return [{ refused: refused('key-reused') }, world]
    const { status, answer: body, tag, location } = earlier
    return [{ status, body, tag, location, replayed: true }, world]
  }
  const stale = staleness(world, request)
  if (stale) return [{ refused: refused(stale) }, world]
  const rule = RULES[request.route]
  if (!rule) throw new Error(`The model has no rule for ${request.route}.`)
  return judged(world, request, rule(world, request, observed))
}

/** Who used which key where. */
const receiptOf = (request: Request): string =>
  JSON.stringify([request.caller, routeOf(request).path, pathOf(request), request.key])

function staleness(world: World, request: Request): ProblemCode | undefined {
  if (!routeOf(request).ifMatch) return undefined
  const subject = subjectOf(request)
  const version = versionOf(world, subject)
  if (version === undefined) return 'not-found'
  if (request.ifMatch === undefined) return 'version-required'
  const read = request.ifMatch === '*' ? String(version) : request.ifMatch.replaceAll('"', '')
  // Opening a volume compares the version of the book only.
  return (isBook(subject) ? read.split('.')[0] : read) === String(version) ? undefined : 'stale-version'
}

function judged(world: World, request: Request, verdict: Verdict): Answered {
  if ('refused' in verdict) return [{ refused: verdict }, world]
  if ('read' in verdict) return [reading(request, verdict.read), world]
  if ('recorded' in verdict) return recording(world, request, verdict)
  const body = world.things.get(verdict.unchanged)?.history.at(-1)?.data ?? {}
  return kept(world, request, { status: 200, body, tag: tagOf(request, body) })
}

function reading(request: Request, body: Fields): Expected {
  const tag = tagOf(request, body)
  if (tag !== undefined && request.ifNoneMatch === `"${tag}"`) return { status: 304, tag }
  return { status: 200, body, tag }
}

function tagOf(request: Request, { version, entries }: Fields): string | undefined {
  const { etag } = routeOf(request).answer
  return etag && (etag === 'entries' ? `${String(version)}.${String(entries)}` : String(version))
}

function recording(before: World, request: Request, { recorded, volumes, warnings }: Recorded): Answered {
  let world = before
  for (const writing of recorded) world = written(world, request.caller, writing)
  if (volumes) world = { ...world, volumes: new Map(world.volumes).set(volumes.book, volumes.volumes) }
  const { answer: described } = routeOf(request)
  const [{ subject }] = recorded
  const data = world.things.get(subject)?.history.at(-1)?.data ?? {}
  return kept(world, request, {
    status: described.status,
    body: warnings && warnings.length > 0 ? { ...data, warnings } : data,
    tag: tagOf(request, data),
    location: described.status === 201 ? `/v1/${subject}` : undefined,
  })
}

/** A `POST` with a key leaves a receipt. */
function kept(
  world: World,
  request: Request,
  expected: Expected & { status: number; body: Fields },
): Answered {
  if (request.key === undefined || routeOf(request).method !== 'POST') return [expected, world]
  const receipt = {
    body: canonical(request.body),
    at: Date.parse(world.now),
    status: expected.status,
    answer: expected.body,
    tag: expected.tag,
    location: expected.location,
  }
  return [expected, { ...world, receipts: new Map(world.receipts).set(receiptOf(request), receipt) }]
}
